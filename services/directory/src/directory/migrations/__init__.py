"""SQL of the directory's own tables."""

MIGRATIONS = (
    "chassis.migrations.common",
    "chassis.migrations.journal",
    "chassis.migrations.sealing",
    "chassis.migrations.reader",
    "directory.migrations",
)
"""What brings this service's database up to date, in this order."""
