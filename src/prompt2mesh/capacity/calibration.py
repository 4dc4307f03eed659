"""What was measured of the operator, read from the page that `make bench` writes; what it lacks is assumed, and said.

The page is `benchmarks/README.md`, section `instances`; an installed package carries a copy beside this file.
"""

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from prompt2mesh.mesh.errors import InputFileError

PACKAGED_FILE = "benchmarks.md"
_NUMBER = r"([\d,.]+)"


@dataclass(frozen=True, kw_only=True)
class Calibration:
    """Figures of one operator on one API server; the values here are assumed where nothing was measured.

    Attributes:
        claims_per_s: Clicks that it serves from a warm pool, as far as that was tried.
        claim_p50_s: From a click to an instance that was warm.
        claim_p99_s: The same for 99 in 100.
        fills_per_s: Warm sets that it starts.
        requests_per_claim: To the API server.
        requests_per_start: To the API server, for a cold one.
        requests_per_s: That the API server answered while it started cold ones for everybody at once.
        suspends_per_s: Instances that it suspends.
        source: Where the figures are from.
        measured: When and on what; empty where nothing was.
        assumed: Names of the figures that are not from there.
    """

    claims_per_s: float = 40.0
    claim_p50_s: float = 0.1
    claim_p99_s: float = 0.5
    fills_per_s: float = 5.0
    requests_per_claim: float = 5.0
    requests_per_start: float = 40.0
    requests_per_s: float = 200.0
    suspends_per_s: float = 5.0
    source: str = "nothing measured"
    measured: str = ""
    assumed: tuple[str, ...] = field(default=())


_FIGURES = (
    "claims_per_s", "claim_p50_s", "claim_p99_s", "fills_per_s", "requests_per_claim", "requests_per_start",
    "requests_per_s", "suspends_per_s",
)  # fmt: skip


def read_calibration(path: Path | None = None) -> Calibration:
    """Reads the page of a clone or of the package; without either, or without its section, all is assumed.

    Raises:
        InputFileError: A page was named and cannot be read.
    """
    file = path or _usual_file()
    if file is None:
        return Calibration(assumed=_FIGURES)
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, ValueError) as exc:
        raise InputFileError(f"the page of measurements {file} cannot be read: {exc}") from exc
    return parse_calibration(text, source=_shown(file))


def parse_calibration(text: str, *, source: str) -> Calibration:
    """What a page says; rows that it does not have are assumed.

    Args:
        text: Of the page.
        source: How the page is named in what is shown.
    """
    section = next((part for part in re.split(r"^## ", text, flags=re.MULTILINE) if part.startswith("instances\n")), "")
    measured = re.search(r"^Measured (\S+ on \d+ cores \([^)]*\))", section, re.MULTILINE)
    rows = dict(re.findall(r"^\| (.+?) \| (.+?) \|", section, re.MULTILINE))
    found = {name: value for name, value in _figures(rows).items() if value > 0}
    missing = tuple(name for name in _FIGURES if name not in found)
    return replace(
        Calibration(), **found, source=source, measured=measured[1] if measured and found else "", assumed=missing
    )  # fmt: skip


def _figures(rows: dict[str, str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, value in rows.items():
        if re.fullmatch(r"\d+ claims, .* asked for a second", name):
            _take(
                found,
                value,
                rf"{_NUMBER}/s, p50 {_NUMBER}, p99 {_NUMBER} ms",
                "claims_per_s",
                "claim_p50_s",
                "claim_p99_s",
            )
        elif re.fullmatch(r"a warm pool of \d+ instances filled", name):
            _take(found, value, rf"{_NUMBER} instances/s", "fills_per_s")
        elif name == "… of the operator for a claim":
            _take(found, value, rf"{_NUMBER} requests", "requests_per_claim")
        elif name == "… ours without a warm pool":
            _take(found, value, rf"{_NUMBER} s;.*; {_NUMBER} requests", "cold_s", "requests_per_start")
        elif name == "… all suspended at once":
            _take(found, value, rf"{_NUMBER}/s", "suspends_per_s")
    for name in ("claim_p50_s", "claim_p99_s"):
        if name in found:
            found[name] /= 1000.0
    crowd = next((int(match[1]) for name in rows if (match := re.match(r"(\d+) people at once: KubeSpawner", name))), 0)
    cold_s = found.pop("cold_s", 0.0)
    if crowd and cold_s:
        found["requests_per_s"] = crowd * found["requests_per_start"] / cold_s
    return found


def _take(found: dict[str, float], value: str, pattern: str, *names: str) -> None:
    match = re.match(pattern, value)
    if match is not None:
        found.update(zip(names, (float(text.replace(",", "")) for text in match.groups()), strict=True))


def _usual_file() -> Path | None:
    here = Path(__file__).resolve()
    candidates = [here.with_name(PACKAGED_FILE), *(up / "benchmarks" / "README.md" for up in here.parents[2:5])]
    return next((file for file in candidates if file.is_file()), None)


def _shown(file: Path) -> str:
    return "benchmarks/README.md" if file.parent.name in {"benchmarks", "capacity"} else file.name
