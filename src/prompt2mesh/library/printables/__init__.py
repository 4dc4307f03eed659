"""Small useful things that people print: tags, stands, hooks, pots. Flat bases, walls of at least 2 mm, one piece."""
