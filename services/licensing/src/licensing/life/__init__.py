"""The rest of the register's life in the running service: proceedings, names, reports, findings, double notice."""
