"""People's instances: who gets one when, what it consists of, and the drivers that run it."""
