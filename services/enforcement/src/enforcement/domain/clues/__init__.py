"""Clues (线索): what may become a case."""
