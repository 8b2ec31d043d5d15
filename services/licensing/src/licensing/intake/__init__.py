"""Bulk import: rows of older registers become commands of the register's own gRPC batch call.

Nothing here reaches into the register: every row goes the way any other client's command goes.
"""
