"""Measures what the design is held to. Nothing here runs in the product."""
