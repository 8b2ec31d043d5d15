"""Forward-only migrations of the command center's database."""

MIGRATIONS = (
    "chassis.migrations.common",
    "chassis.migrations.reader",
    "chassis.migrations.witness",
    "command_center.migrations",
)
"""What brings this service's database up to date, in this order."""
