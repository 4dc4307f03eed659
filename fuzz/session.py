"""One target under atheris, in a process of its own: `python -m fuzz.session NAME --seconds 60 --out FOLDER`.

What fails is kept and the search goes on; libFuzzer itself ends the process only
for an input that hangs or that takes too much memory, and `fuzz.run` starts it anew.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import atheris

# It shows these by a name that is for itself alone.
from atheris.import_hook import instrument_imports
from atheris.instrument_bytecode import instrument_func

from fuzz.findings import Findings, TooSlowError
from fuzz.target import CORPUS, Target, load

_SOURCE = Path(__file__).parents[1] / "src"
_MEMORY_MB = 2500
_HANG_S = 120  # on a clock on the wall, for what not even takes processor time


def main() -> None:
    """Fuzzes until the time is up."""
    parser = argparse.ArgumentParser(prog="fuzz.session", description=__doc__)
    parser.add_argument("name")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=0, help="0: another one each time")
    options = parser.parse_args()
    name: str = options.name
    out: Path = options.out
    # The hook stays: what a module imports when it is first used is instrumented too.
    own = ["prompt2mesh", "fuzz", name.split(".", maxsplit=1)[0]]
    hook = instrument_imports(include=own, exclude=[*_drawings()])
    hook.__enter__()
    target = load(name)
    with target.prepare():
        _fuzz(name, target, out, seconds=options.seconds, seed=options.seed)


def _drawings() -> Iterator[str]:
    """The modules of the library: straight lines of numbers, which take a minute to instrument and lead nowhere."""
    for path in (_SOURCE / "prompt2mesh" / "library").rglob("*.py"):
        yield ".".join(path.relative_to(_SOURCE).with_suffix("").parts).removesuffix(".__init__")


def _fuzz(name: str, target: Target, out: Path, *, seconds: int, seed: int) -> None:
    findings = Findings(out / "findings")
    work = out / "corpus"
    work.mkdir(parents=True, exist_ok=True)

    @instrument_func
    def try_one(data: bytes) -> None:
        started = time.process_time()
        try:
            target.run(data)
            _require_quick(target, time.process_time() - started)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            if findings.add(data, error):
                print(f"FOUND {type(error).__name__}: {str(error)[:300]!r}", file=sys.stderr, flush=True)

    def mutate(data: bytes, most: int, number: int) -> bytes:
        return target.mutate(data, most, Random(number), _native)

    arguments = [
        sys.argv[0], str(work), *([str(CORPUS / name)] if (CORPUS / name).is_dir() else []),
        f"-max_total_time={seconds}", f"-timeout={_HANG_S}", f"-rss_limit_mb={_MEMORY_MB}",
        f"-max_len={target.most_bytes}", f"-seed={seed}", f"-artifact_prefix={out / 'findings'}/",
        "-print_final_stats=1", "-len_control=0", "-reload=0",
    ]  # fmt: skip
    if target.dictionary:
        words = out / "dictionary.txt"
        words.write_text("".join(f'"{_escaped(word)}"\n' for word in target.dictionary))
        arguments.append(f"-dict={words}")
    atheris.Setup(arguments, try_one, custom_mutator=mutate)
    atheris.Fuzz()


def _require_quick(target: Target, took_s: float) -> None:
    if took_s > target.cpu_s:
        raise TooSlowError(f"{took_s:.1f} s of processor time; at most {target.cpu_s:g} s were expected")


def _native(data: bytes, most: int) -> bytes:
    return atheris.Mutate(data, max(most, 1)) if most > 0 else data


def _escaped(word: str) -> str:
    return "".join(
        chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else f"\\x{byte:02x}"
        for byte in word.encode("utf-8", "surrogatepass")
    )


if __name__ == "__main__":
    main()
