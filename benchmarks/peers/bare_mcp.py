"""An MCP server over stdio that does nothing: what the SDK itself takes for a call."""

from mcp.server import MCPServer

server = MCPServer("nothing")


@server.tool()
def nothing() -> str:
    """Does nothing."""
    return "nothing"


if __name__ == "__main__":
    server.run()
