"""Deadlines and assignments without any I/O: states, events, and the functions that lead from one to the other."""
