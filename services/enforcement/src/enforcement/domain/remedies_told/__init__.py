"""What a party is told about its remedies (救济告知): one table, from which every document takes its words."""
