"""Forward-only migrations of the tables beside the journal."""
