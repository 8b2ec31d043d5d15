"""The rules of the directory, pure: standard library, statutes and the roster's pure part only."""
