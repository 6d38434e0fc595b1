"""The secretary's desks of the branch."""
