"""`python -m licensing.elicence`: check an electronic licence without a network."""

import sys

from licensing.elicence.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
