"""Scripts for people who work on the project; nothing in src imports them."""
