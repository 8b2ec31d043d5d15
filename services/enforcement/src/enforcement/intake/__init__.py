"""Files of other systems as commands: results of food sampling, and closed cases of older systems."""
