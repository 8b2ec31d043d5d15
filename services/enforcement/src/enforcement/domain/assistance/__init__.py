"""Assistance between authorities (协助调查)."""
