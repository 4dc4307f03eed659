"""What the page tells the API of the browser that asks: limits by address shall count people, and not the page."""

_LONGEST = 300


def headers_of_browser(address: str | None, user_agent: str | None) -> dict[str, str]:
    """The headers of a browser's address and name, as far as they are known and can be sent."""
    found = {"X-Forwarded-For": address, "User-Agent": user_agent}
    return {name: value[:_LONGEST] for name, value in found.items() if value and value.isascii()}
