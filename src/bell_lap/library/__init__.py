"""Session files: reading, validating, the shipped ones and the user's own."""
