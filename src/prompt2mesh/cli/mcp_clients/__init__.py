"""Tells people's programs of our MCP server: where each keeps its settings, and how an entry looks there."""
