"""Toys, games and playground things."""
