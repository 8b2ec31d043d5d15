"""Statistics of enforcement: what is counted, by what it may be grouped, and how events are counted."""
