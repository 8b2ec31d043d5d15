"""通报 to authorities outside the region: what was found here and is theirs to proceed against."""
