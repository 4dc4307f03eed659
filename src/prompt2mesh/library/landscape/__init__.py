"""Pieces of landscape, and what is seen in the sky."""
