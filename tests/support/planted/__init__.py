"""Targets with a bug that was put there: a harness that does not find them finds nothing."""
