"""What is done to a studio, drawn from a seed before it begins, so that the same seed strikes in the same order."""

import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import psycopg

from tests.support.chaos.processes import send
from tests.support.chaos.stage import RUNNERS, Stage

Kind = Literal["kill", "freeze", "network", "disk", "clock", "database"]
_Card = tuple[Kind, str, str]
PARTS = ("api", *RUNNERS, "page", "mcp", "router")
PROCESSES = (*PARTS, "worker", "instance supervisor", "instance agent", "instance blender")
TOXICS: dict[str, dict[str, int]] = {
    "latency": {"latency": 400, "jitter": 300},
    "bandwidth": {"rate": 40},
    "slicer": {"average_size": 64, "size_variation": 32, "delay": 2000},
    "timeout": {"timeout": 0},  # nothing comes through any more, and nobody says so
    "reset_peer": {"timeout": 50},
    "limit_data": {"bytes": 2000},
    "down": {},
}
_EVERY_S = 2.0
# How long each lasts; a runner that is frozen for longer than its lease must find out that its job is another's.
_LASTS_S: dict[Kind, tuple[float, float]] = {
    "kill": (0.0, 0.0), "freeze": (0.5, 8.0), "network": (1.0, 6.0), "disk": (2.0, 6.0), "clock": (5.0, 40.0),
    "database": (0.0, 1.5),
}  # fmt: skip
_LONG_FREEZE_S = 19.0
_CLOCK_JUMPS_S = (-7200, -600, -40, -5, 5, 40, 600, 7200)


@dataclass(frozen=True)
class Strike:
    """One thing that is done.

    Attributes:
        at_s: After the beginning.
        what: Which toxic, or what is done to the database; empty where the kind says it all.
        lasts_s: Until it is undone.
        dice: Chooses where there are several of a target.
    """

    at_s: float
    kind: Kind
    target: str
    what: str
    lasts_s: float
    dice: float

    @property
    def name(self) -> str:
        return " ".join(word for word in (self.kind, self.target, self.what) if word)


def draw(*, seed: int, seconds: float, proxies: Sequence[str], disk: bool, database: bool) -> list[Strike]:
    """Strikes for so many seconds: one of each kind, then each of the deck once before any comes again.

    Args:
        seed: The same makes the same.
        seconds: How long.
        proxies: What can be cut off.
        disk: Whether the disk may be filled.
        database: Whether the database is a server of its own.
    """
    dice = random.Random(seed)
    deck: list[_Card] = []
    found: list[Strike] = []
    at_s = 1.0
    while at_s < seconds:
        if not deck:
            deck = _deck(dice, proxies=proxies, disk=disk, database=database)
        kind, target, what = deck.pop()
        lasts_s = dice.uniform(*_LASTS_S[kind])
        if kind == "freeze" and target in RUNNERS and dice.random() < 0.4:
            lasts_s = _LONG_FREEZE_S
        if kind == "clock":
            what = str(dice.choice(_CLOCK_JUMPS_S))
        lasts_s = min(lasts_s, max(_EVERY_S, seconds - at_s))  # the last of all keeps nobody waiting
        found.append(Strike(round(at_s, 2), kind, target, what, round(lasts_s, 2), dice.random()))
        at_s += dice.uniform(0.3, 2 * _EVERY_S - 0.3)
    return found


def _deck(
    dice: random.Random, *, proxies: Sequence[str], disk: bool, database: bool
) -> list[_Card]:  # fmt: skip
    deck: list[_Card] = [("kill", target, "") for target in (*PROCESSES, "worker", *RUNNERS)]
    deck.extend(("freeze", target, "") for target in PROCESSES)
    toxics = list(TOXICS)
    dice.shuffle(toxics)
    # Every connection and every toxic comes in each deck; all pairs come in time.
    deck.extend(("network", proxies[number % len(proxies)], toxic) for number, toxic in enumerate(toxics))
    deck.extend(("clock", target, "") for target in ("api", RUNNERS[0]))
    if disk:
        deck.append(("disk", "", ""))
    if database:
        deck.extend(("database", what, "") for what in ("kill", "restart", "drop", "kill backend", "freeze backend"))
    dice.shuffle(deck)
    # Cards are drawn from the end. One of each kind comes first, so that a short round has every kind too.
    first = {card[0]: card for card in deck}
    for card in first.values():
        deck.remove(card)
    return [*deck, *first.values()]


@dataclass
class Hand:
    """Strikes, and undoes what it did.

    Attributes:
        done: How often each was done.
        missed: What found nothing to hit, or hit what another strike was at.
        log: Every strike with its time, for a person who looks at a failed run.
    """

    stage: Stage
    done: Counter[str] = field(default_factory=Counter[str])
    missed: Counter[str] = field(default_factory=Counter[str])
    log: list[str] = field(default_factory=list[str])
    failures: list[BaseException] = field(default_factory=list[BaseException])
    _threads: list[threading.Thread] = field(default_factory=list[threading.Thread])

    def play(self, strikes: Sequence[Strike], *, stopped: Callable[[], bool] = lambda: False) -> None:
        """Does all of them at their times; those that last overlap."""
        began = time.monotonic()
        for strike in strikes:
            while (left := began + strike.at_s - time.monotonic()) > 0 and not stopped():
                time.sleep(min(left, 0.5))
            if stopped():
                return
            thread = threading.Thread(target=self._guarded, args=(strike, began), daemon=True)
            self._threads.append(thread)
            thread.start()

    def heal(self) -> None:
        """Waits until everything is undone; raises what went wrong with the strikes themselves."""
        for thread in self._threads:
            thread.join(timeout=120)
        assert not any(thread.is_alive() for thread in self._threads), "a strike does not end"
        self.stage.toxiproxy.heal()
        self.stage.disk.empty()
        for clock in self.stage.clocks.values():
            clock.jump(0)
        if self.failures:
            raise self.failures[0]
        self.stage.ensure()

    def _guarded(self, strike: Strike, began: float) -> None:
        lock = self.stage.lock(f"{'network' if strike.kind == 'network' else 'process'} {strike.target}")
        if not lock.acquire(blocking=False):
            self.missed[strike.name] += 1
            return
        try:
            hit = _STRIKES[strike.kind](self.stage, strike)
            (self.done if hit else self.missed)[strike.name] += 1
            self.log.append(f"{time.monotonic() - began:8.1f} s  {strike.name} for {strike.lasts_s} s"
                            f"{'' if hit else ' (nothing there)'}")  # fmt: skip
        except BaseException as exc:  # noqa: BLE001 - told by `heal`
            self.failures.append(exc)
        finally:
            lock.release()


def _pids(stage: Stage, strike: Strike) -> list[int]:
    """The process that is meant, of several one."""
    target = strike.target
    if target in PARTS:
        return [stage.pid(target)]
    found = stage.workers() if target == "worker" else stage.of_instances(target.removeprefix("instance "))
    return [found[int(strike.dice * len(found))]] if found else []


def _kill(stage: Stage, strike: Strike) -> bool:
    if strike.target in PARTS:
        stage.kill(strike.target)
        return True
    pids = _pids(stage, strike)
    for pid in pids:
        send(pid, signal.SIGKILL)
    return bool(pids)


def _freeze(stage: Stage, strike: Strike) -> bool:
    pids = _pids(stage, strike)
    return _frozen(pids, strike.lasts_s)


def _frozen(pids: list[int], seconds: float) -> bool:
    for pid in pids:
        send(pid, signal.SIGSTOP)
    try:
        time.sleep(seconds if pids else 0)
    finally:
        for pid in pids:
            send(pid, signal.SIGCONT)
    return bool(pids)


def _network(stage: Stage, strike: Strike) -> bool:
    proxy = stage.proxies[strike.target]
    if strike.what == "down":
        proxy.cut()
    else:
        proxy.poison(strike.what, stream="upstream" if strike.dice < 0.5 else "downstream", **TOXICS[strike.what])
    try:
        time.sleep(strike.lasts_s)
    finally:
        proxy.mend()
        proxy.heal()
    return True


def _disk(stage: Stage, strike: Strike) -> bool:
    stage.disk.fill()
    try:
        time.sleep(strike.lasts_s)
    finally:
        stage.disk.empty()
    return True


def _clock(stage: Stage, strike: Strike) -> bool:
    stage.clocks[strike.target].jump(int(strike.what))
    try:
        time.sleep(strike.lasts_s)
    finally:
        stage.clocks[strike.target].jump(0)
    return True


def _database(stage: Stage, strike: Strike) -> bool:
    server = stage.server
    assert server is not None
    with stage.lock("database server"), suppress(psycopg.OperationalError):  # it is down, or comes up again
        match strike.target:
            case "kill":
                server.kill()
                time.sleep(strike.lasts_s)
                stage.start_database()
            case "restart":
                server.stop()
                stage.start_database()
            case "drop":
                server.drop_connections()
            case _:
                backends = server.backends()
                chosen = [backends[int(strike.dice * len(backends))]] if backends else []
                if strike.target == "freeze backend":
                    return _frozen(chosen, 3 * strike.lasts_s)
                for pid in chosen:
                    send(pid, signal.SIGKILL)
                return bool(chosen)
        return True
    return False


_STRIKES: dict[Kind, Callable[[Stage, Strike], bool]] = {
    "kill": _kill, "freeze": _freeze, "network": _network, "disk": _disk, "clock": _clock, "database": _database,
}  # fmt: skip


def write_log(path: Path, hand: Hand) -> None:
    path.write_text("\n".join(hand.log) + "\n", encoding="utf-8")
