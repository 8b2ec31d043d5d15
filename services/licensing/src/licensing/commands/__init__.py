"""The register's commands as the command bus wants them: what to load, who may act, and the domain's decision."""
