"""Publicity of penalties (行政处罚信息公示): begun with the decision, shown masked, ended by its own time."""
