"""Fines and confiscated gain as the treasury has them (罚没收入对账)."""
