"""Plants: trees, flowers, potted plants, and pieces of them."""
