"""Orders of enforcement: how they are read, carried out, and shown."""
