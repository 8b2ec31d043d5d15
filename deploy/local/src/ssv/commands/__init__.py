"""One module per command of `ssv`: `add` describes it to argparse, `run` does it and returns the exit code."""
