"""bell-lap runs a track session from a laptop at the finish line.

Importing this package loads nothing else: `bell-lap --version` must cost little more than Python.
"""

__version__ = "0.1.0"
