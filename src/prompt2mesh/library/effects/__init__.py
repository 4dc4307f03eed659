"""Effects that people ask for as things: steam, smoke, fire, splashes, bubbles."""
