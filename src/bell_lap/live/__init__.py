"""A workout while it runs: journal, clock, store and sound; knows no screen."""
