"""Figures from facts at a stream head: counted from the journal, asked for with a cut-off, recounted at will."""
