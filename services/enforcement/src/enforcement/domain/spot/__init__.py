"""Penalties on the spot (当场处罚, 简易程序)."""
