"""Proposals to revoke (吊销建议): from the authority that found the violation to the one that issued the licence."""
