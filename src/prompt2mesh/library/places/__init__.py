"""Whole places as models on a base: furnished rooms, settlements, pieces of nature. They are made of the other assets."""
