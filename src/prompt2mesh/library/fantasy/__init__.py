"""Weapons, treasure and the props of fairy tales."""
