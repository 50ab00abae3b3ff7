"""The sound process and its client."""
