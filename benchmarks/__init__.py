"""Measures how fast the project is, on this machine, beside the naive way."""
