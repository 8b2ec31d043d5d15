"""A scripted officer: many matters taken through their lawful steps at once, by the batches anyone else uses."""
