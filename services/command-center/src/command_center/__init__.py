"""Search, entity pages and completeness for the command center."""
