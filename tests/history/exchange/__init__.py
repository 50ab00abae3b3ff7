"""Tests of what goes out of the history and comes in."""
