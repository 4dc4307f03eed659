"""One module for each thing the operator looks after; each brings one key nearer to what is wanted."""
