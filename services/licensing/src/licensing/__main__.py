"""`python -m licensing serve|relay|read|schedule|migrate`."""

from __future__ import annotations

from chassis import roles
from licensing.bootstrap import MIGRATIONS, ROLES

if __name__ == "__main__":
    roles.run("licensing", "The register of business entities and licences.", ROLES, MIGRATIONS)
