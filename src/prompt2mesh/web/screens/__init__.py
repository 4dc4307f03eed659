"""One module for each page; each has a `render` that `main` puts in the navigation."""
