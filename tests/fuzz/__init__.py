"""Bytes that anybody may have written, given to everything that reads: `python -m tests.fuzz`."""
