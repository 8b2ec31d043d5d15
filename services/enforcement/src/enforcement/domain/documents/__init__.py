"""Numbered documents (文书): no number twice, none unaccounted for."""
