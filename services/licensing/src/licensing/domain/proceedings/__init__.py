"""Proceedings of the register that take time: each an aggregate of its own beside the entity it is about."""
