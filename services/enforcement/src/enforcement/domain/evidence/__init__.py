"""Evidence (证据): each item by itself, with its hash and who had it."""
