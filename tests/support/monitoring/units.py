"""Numbers as Grafana writes them, for the pictures of the docs."""

from monitoring.dashboards.panel import Panel

_SHORT = ((1e9, "B"), (1e6, "M"), (1e3, "K"))
_TIMES = ((86400.0, "day"), (3600.0, "hour"), (60.0, "min"), (1.0, "s"), (1e-3, "ms"), (1e-6, "µs"))


def written(value: float, panel: Panel) -> str:
    """A value in the unit of its panel."""
    decimals = panel.decimals
    match panel.unit:
        case "percentunit":
            return f"{_number(value * 100, 1 if decimals is None else decimals)}%"
        case "s":
            return _time(value, decimals)
        case "bytes":
            return _bytes(value)
        case "currencyUSD":
            return f"${value:.{2 if decimals is None else decimals}f}"
        case "reqps":
            return f"{_short(value, decimals)} req/s"
        case "cpm":
            return f"{_short(value, decimals)}/min"
        case "ops":
            return f"{_short(value, decimals)}/s"
        case _:
            return _short(value, decimals)


def _number(value: float, decimals: int) -> str:
    text = f"{value:.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _short(value: float, decimals: int | None) -> str:
    for size, name in _SHORT:
        if abs(value) >= size:
            return f"{_number(value / size, 1)} {name}"
    return _number(value, (0 if abs(value) >= 100 else 2) if decimals is None else decimals)


def _time(value: float, decimals: int | None) -> str:
    if value == 0:
        return "0 s"
    for size, name in _TIMES:
        if abs(value) >= size:
            return f"{_number(value / size, (1 if value / size < 10 else 0) if decimals is None else decimals)} {name}"
    return f"{_number(value * 1e6, 2)} µs"


def _bytes(value: float) -> str:
    for size, name in ((1024**4, "TiB"), (1024**3, "GiB"), (1024**2, "MiB"), (1024, "KiB")):
        if abs(value) >= size:
            return f"{_number(value / size, 1)} {name}"
    return f"{value:.0f} B"
