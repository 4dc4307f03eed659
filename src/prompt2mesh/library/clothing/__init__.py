"""Clothes and accessories, made to be worn and to look good on their own."""
