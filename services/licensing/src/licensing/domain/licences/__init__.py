"""Licences (行政许可): applications, licences, filings and pledges, bars and delegations."""
