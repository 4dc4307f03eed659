"""Waiting in a queue with several servers, as theory has it; what the simulation is held against."""

import math


def waiting_chance(servers: int, offered: float) -> float:
    """The chance that who comes has to wait (Erlang C, M/M/c).

    Source: A. K. Erlang 1917; Kleinrock, Queueing Systems I, section 3.5. By the stable recursion of Erlang B.

    Args:
        servers: How many there are, at least 1.
        offered: Arrivals a second times the mean time of a service, in erlangs.
    """
    if offered >= servers:
        return 1.0
    blocked = 1.0
    for count in range(1, servers + 1):
        blocked = offered * blocked / (count + offered * blocked)
    return blocked / (1.0 - offered / servers * (1.0 - blocked))


def mean_wait_s(servers: int, offered: float, service_s: float) -> float:
    """The mean wait of everybody, those who do not wait included; infinite where the queue only grows."""
    if offered >= servers:
        return math.inf
    return waiting_chance(servers, offered) * service_s / (servers - offered)


def wait_quantile_s(servers: int, offered: float, service_s: float, share: float) -> float:
    """The wait that a share of people does not exceed: P(W > t) = C exp(-(c - a) t / s)."""
    if offered >= servers:
        return math.inf
    chance = waiting_chance(servers, offered)
    if chance <= 1.0 - share:
        return 0.0
    return math.log(chance / (1.0 - share)) * service_s / (servers - offered)
