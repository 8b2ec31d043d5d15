"""Become another program: drop to an account, ask to die with the supervisor, then exec.

Run as a file (`python -I -S launcher.py SUPERVISOR SIGNAL ACCOUNT PROGRAM ...`), so that nothing has to be done
between fork and exec inside the supervisor, whose other threads may hold locks at that moment.
"""

import ctypes
import os
import sys

PR_SET_PDEATHSIG = 1
SAME_ACCOUNT = "-"


def end_with_parent(parent: int, number: int) -> None:
    """Ask the kernel to send this process a signal when its parent dies; exit if it already has."""
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, number, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def become(uid: int, gid: int) -> None:
    """Give up root for this account, with no way back."""
    os.setgroups([])
    os.setresgid(gid, gid, gid)
    os.setresuid(uid, uid, uid)


def main(words: list[str]) -> None:
    """Do as the arguments say. Never returns."""
    supervisor, number, account, *program = words
    if account != SAME_ACCOUNT:
        uid, _, gid = account.partition(":")
        become(int(uid), int(gid))
    # After the change of account, which would clear the wish.
    end_with_parent(int(supervisor), int(number))
    os.execv(program[0], program)  # noqa: S606 - a list of words, no shell


if __name__ == "__main__":
    main(sys.argv[1:])
