"""The MCP server: the studio's use cases as tools, resources and prompts for any client that speaks the protocol.

Two doors lead to the same server: `stdio` for a program on this machine, which
opens the studio of this machine, and `http` for everybody who has a token.
"""
