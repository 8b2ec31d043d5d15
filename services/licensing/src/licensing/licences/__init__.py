"""Licences in the running service: kinds of aggregate, commands, reactions, forms and figures."""
