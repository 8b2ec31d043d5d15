"""`python -m ssv` is the `ssv` command."""

import sys

from ssv.cli import main

if __name__ == "__main__":
    sys.exit(main())
