"""What nobody should have written, in every place where a person or a file can put it."""
