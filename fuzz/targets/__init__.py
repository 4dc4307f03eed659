"""The targets; a module's name is its target's, and its `TARGET` says what is tried."""
