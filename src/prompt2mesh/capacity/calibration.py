"""What was measured of the operator, read from the file that `make bench` writes; what it lacks is assumed, and said.

The file is `benchmarks/results/instances.json`; an installed package carries a copy beside this one.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from prompt2mesh.mesh.errors import InputFileError

PACKAGED_FILE = "instances.json"


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


# Each figure here: the file's figure, its value, and by what that is multiplied.
_FIGURES: Mapping[str, tuple[str, str, float]] = {
    "claims_per_s": ("claims_rate", "value", 1.0),
    "claim_p50_s": ("claims_wait", "p50", 0.001),
    "claim_p99_s": ("claims_wait", "p99", 0.001),
    "fills_per_s": ("pool_fill", "value", 1.0),
    "requests_per_claim": ("claim_requests", "value", 1.0),
    "requests_per_start": ("cold_requests", "value", 1.0),
    "requests_per_s": ("cold_requests_rate", "value", 1.0),
    "suspends_per_s": ("suspend_rate", "value", 1.0),
}


def read_calibration(path: Path | None = None) -> Calibration:
    """Reads the file of a clone or of the package; without either all is assumed.

    Raises:
        InputFileError: A file was named and cannot be read.
    """
    file = path or _usual_file()
    if file is None:
        return Calibration(assumed=tuple(_FIGURES))
    try:
        return parse_calibration(file.read_text(encoding="utf-8"), source=_shown(file))
    except (OSError, ValueError) as exc:
        raise InputFileError(f"the file of measurements {file} cannot be read: {exc}") from exc


def parse_calibration(text: str, *, source: str) -> Calibration:
    """What a file says; figures that it does not have are assumed.

    Args:
        text: Of the file.
        source: How the file is named in what is shown.

    Raises:
        ValueError: The text is not what `make bench` writes.
    """
    data: object = json.loads(text)
    if not isinstance(data, dict) or "figures" not in data:
        raise ValueError("expected the JSON that `make bench` writes, with `figures` in it")
    section = cast("dict[str, Any]", data)
    values = {str(each.get("id")): each.get("values", {}) for each in section["figures"]}
    found = {
        name: float(values[figure][key]) * factor
        for name, (figure, key, factor) in _FIGURES.items()
        if values.get(figure, {}).get(key, 0) > 0
    }
    when = f"{str(section.get('measured', ''))[:10]} on {section.get('cores')} cores ({section.get('machine')})"
    missing = tuple(name for name in _FIGURES if name not in found)
    return replace(Calibration(), **found, source=source, measured=when if found else "", assumed=missing)


def _usual_file() -> Path | None:
    here = Path(__file__).resolve()
    clones = (up / "benchmarks" / "results" / PACKAGED_FILE for up in here.parents[2:5])
    return next((file for file in (here.with_name(PACKAGED_FILE), *clones) if file.is_file()), None)


def _shown(file: Path) -> str:
    return f"benchmarks/results/{PACKAGED_FILE}" if file.parent.name in {"results", "capacity"} else file.name
