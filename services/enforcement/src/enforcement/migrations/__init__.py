"""Tables of enforcement beyond the journal: numbered files, each applied once."""

MIGRATIONS = (
    "chassis.migrations.common",
    "chassis.migrations.journal",
    "chassis.migrations.sealing",
    "chassis.migrations.reader",
    "matters.migrations",
    "roster.migrations",
    "enforcement.migrations",
)
"""What brings this service's database up to date, in this order."""
