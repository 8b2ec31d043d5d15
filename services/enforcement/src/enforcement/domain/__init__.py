"""What the law of penalties says, as pure functions: history and command in, events or a refusal out."""
