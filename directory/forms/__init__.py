"""Shape and wording of what people type about organisations and their representatives."""
