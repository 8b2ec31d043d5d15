"""`python -m enforcement serve|relay|read|schedule|migrate`."""

from __future__ import annotations

from chassis import roles
from enforcement.bootstrap import MIGRATIONS, ROLES

if __name__ == "__main__":
    roles.run("enforcement", "Clues and penalty cases.", ROLES, MIGRATIONS)
