"""Keeps every workout in SQLite for good."""
