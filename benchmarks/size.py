"""How much is measured: a whole run, or a quick look."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Size:
    """The sizes of a run.

    Attributes:
        rounds: How often everything that is quick is measured.
        models: Of the memory test.
        people: At once in the load test.
        seconds: Length of the load test.
        batch: Models of the batch through the service.
        crowd: People at once beside the peers of instances.
        claims: From the warm pool of instances.
        live: Instances that live at a time.
        peers: Also what the figures are held against.
    """

    rounds: int = 3
    models: int = 500
    people: int = 50
    seconds: float = 30.0
    batch: int = 100
    crowd: int = 100
    claims: int = 1000
    live: int = 2000
    peers: bool = True


# Enough to see that a part works and about where its figures are; nothing to publish.
QUICK = Size(rounds=1, models=30, people=10, seconds=5.0, batch=10, crowd=10, claims=30, live=40)
