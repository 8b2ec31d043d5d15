"""Forward-only migrations of the register's own query tables."""
