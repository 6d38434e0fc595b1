"""Shape and wording of what coordinators and the organiser type."""
