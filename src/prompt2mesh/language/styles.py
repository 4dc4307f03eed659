"""Times as styles: which style a decade or a century stands for."""

_ERAS = (
    (1000, "antique"), (1500, "medieval"), (1837, "antique"), (1905, "victorian"), (1945, "art deco"),
    (1995, "vintage"),
    (2030, "modern"),
)  # fmt: skip


def era_style(year: int) -> str:
    """The style of things of that year."""
    return next((style for before, style in _ERAS if year < before), "futuristic")
