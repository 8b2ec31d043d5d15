"""Between the domain's values and the wire contract, in both directions and without reflection."""
