"""Alarms on their way to people: a port, and adapters behind it."""
