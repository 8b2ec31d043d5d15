"""Licences touched by penalties (吊销、降低资质、暂扣): whose they are, and what the registry makes of it."""
