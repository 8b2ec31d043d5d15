"""SQL of the roster's tables, for the database of every service that keeps a copy."""
