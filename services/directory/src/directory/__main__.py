"""`python -m directory serve|relay|read|migrate`."""

from __future__ import annotations

from chassis import roles
from directory.bootstrap import MIGRATIONS, ROLES

if __name__ == "__main__":
    roles.run("directory", "Authorities, offices and officers.", ROLES, MIGRATIONS)
