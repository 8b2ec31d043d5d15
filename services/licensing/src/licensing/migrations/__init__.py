"""Forward-only migrations of the register's own query tables."""

MIGRATIONS = (
    "chassis.migrations.common",
    "chassis.migrations.journal",
    "chassis.migrations.sealing",
    "chassis.migrations.reader",
    "matters.migrations",
    "roster.migrations",
    "licensing.migrations",
    "licensing.licences.migrations",
)
"""What brings this service's database up to date, in this order."""
