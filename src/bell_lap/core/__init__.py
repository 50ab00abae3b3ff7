"""The heart: pure, standard library only, no clock, file, thread or print."""
