"""Puts the processes together, each in a module of its own; the only folder that names concrete classes."""
