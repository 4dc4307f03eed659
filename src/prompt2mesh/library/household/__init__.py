"""Things about the house: containers, lights to carry, wall pieces, textiles and ornaments."""
