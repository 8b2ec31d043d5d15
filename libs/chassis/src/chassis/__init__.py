"""What every service shares and no business word: journal, relay, readers, serving, security, metrics."""
