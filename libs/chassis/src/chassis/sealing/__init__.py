"""Seals over the journal: what stood where, and when, provable without asking anybody.

A seal covers the next events of one stream with the root of a hash tree over their stored bytes, names the seal before
it by hash, and is signed with the service's seal key.
"""
