"""Print a province as NDJSON: python -m province --seed 1 --entities 2000."""

from __future__ import annotations

import argparse
import json
import sys

from province.generator import generate


def main() -> None:
    """Write one entity per line, UTF-8, to standard output."""
    parser = argparse.ArgumentParser(prog="province", description="Print a simulated province as NDJSON.")
    parser.add_argument("--seed", type=int, default=1, help="same seed, same bytes (default 1)")
    parser.add_argument("--entities", type=int, default=2000, help="how many entities (default 2000)")
    arguments = parser.parse_args()
    for entity in generate(arguments.seed, arguments.entities):
        line = json.dumps(entity.as_dict(), ensure_ascii=False, separators=(",", ":"))
        sys.stdout.buffer.write(line.encode() + b"\n")


if __name__ == "__main__":
    main()
