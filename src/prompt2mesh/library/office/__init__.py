"""Things to read, write and show words with."""
