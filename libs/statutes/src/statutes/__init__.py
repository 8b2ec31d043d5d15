"""Law as data: identifiers, divisions, kinds of entity and names, with the article beside each rule."""
