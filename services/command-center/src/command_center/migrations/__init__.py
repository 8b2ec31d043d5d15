"""Forward-only migrations of the command center's database."""
