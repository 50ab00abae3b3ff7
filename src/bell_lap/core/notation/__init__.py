"""Reads and prints the notation that coaches write sessions in."""
