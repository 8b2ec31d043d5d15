"""Clues and administrative penalty cases of the market-regulation authorities (行政处罚案件)."""
