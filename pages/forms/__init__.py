"""Forms of the site's doors: the shape and the wording of input."""
