"""Names: self-declaration, reservation, likeness, and names found illegal."""
