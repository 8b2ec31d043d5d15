"""Annual reports, and the findings that lead to the abnormal list."""
