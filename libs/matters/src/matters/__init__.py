"""Matters: who owns them, and the time limits that run for them."""
