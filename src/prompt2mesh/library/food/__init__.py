"""Food and drink: fruit, vegetables, baked goods, dishes, sweets and drinks."""
