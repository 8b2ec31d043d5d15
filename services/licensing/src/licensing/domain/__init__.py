"""The register's rules, pure: states, commands, events, decisions and the reasons of refusals."""
