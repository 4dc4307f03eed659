"""Balls, bats, boards and the rest of a sports hall."""
