"""Closed cases of older systems, taken over as they are."""
