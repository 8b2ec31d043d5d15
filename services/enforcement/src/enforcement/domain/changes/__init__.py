"""What the registry says has become of a party while a case against it runs: hints to people, no step by itself."""
