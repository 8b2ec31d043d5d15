"""SQL of the directory's own tables."""
