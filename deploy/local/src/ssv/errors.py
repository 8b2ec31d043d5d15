"""What the operator is told when something cannot be done."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of the `ssv` command; `ssv --help` lists them."""

    OK = 0
    FAILED = 1  # it was tried and did not work
    USAGE = 2  # the command line is wrong (argparse uses the same number)
    NOT_RUNNING = 3  # the stack, or a part that is needed, is not running
    ALREADY_RUNNING = 4  # another supervisor holds this state folder
    DOWNLOAD = 5  # an artifact could not be fetched or verified
    PORT_TAKEN = 6  # a chosen port belongs to somebody else
    DIFFERENT = 7  # `verify` found differences, or `replay` left something parked
    CUT = 8  # an imported file ends in the middle; what came before is accounted for


class StackError(Exception):
    """Something the operator can put right: what is wrong, and what to do about it."""

    def __init__(self, problem: str, remedy: str, exit_code: Exit = Exit.FAILED) -> None:
        super().__init__(f"{problem}\n  {remedy}")
        self.problem = problem
        self.remedy = remedy
        self.exit_code = exit_code
