"""Double notice (双告知): the applicant is told of the permits needed, the departments of the new entity."""
