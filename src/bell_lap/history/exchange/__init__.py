"""Takes workouts out of the history and into it: JSON without loss, CSV, TCX."""
