"""Shape and wording of what applicants, jurors and the secretary type."""
