"""Query tables of licences."""
