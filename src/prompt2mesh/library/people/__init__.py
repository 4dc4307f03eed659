"""People and other upright figures: one skeleton, one set of poses, many outfits."""
