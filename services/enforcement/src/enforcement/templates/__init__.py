"""Templates of documents (文书格式): versioned data, and how a case's own data fill them. Pure."""
