"""Sends signed messages to people's servers: to the public internet only, and until they arrive."""
