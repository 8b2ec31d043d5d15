"""The page and the HTTP API of the command center."""
