"""Supervision of enforcement (行政执法监督): notices, decisions, replies and objections."""
