"""`python -m bell_lap` is `bell-lap`."""

import sys

from bell_lap.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
