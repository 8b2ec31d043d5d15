"""Publicity beyond its rules: the list for the public, and the sweep that ends it."""
