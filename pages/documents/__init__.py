"""Files that the desks of the site give out."""
