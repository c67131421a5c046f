"""Which judge scores which candidate, and in what order; drawn from a seed that all can repeat.

There is no random number: order comes from SHA-256 of the seed, so that Python and JavaScript draw
alike.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256


class TooFewJudgesError(ValueError):
    """A candidate has fewer judges without a conflict than it needs.

    Attributes:
        candidate: its key.
        available: how many judges it has.
    """

    def __init__(self, candidate: str, available: int) -> None:
        super().__init__(f"{candidate}: {available}")
        self.candidate, self.available = candidate, available


def drawn(seed: str, what: str, items: Collection[str]) -> list[str]:
    """Return items in the order that the seed gives for this purpose."""
    return sorted(items, key=lambda it: (sha256(f"{seed}|{what}|{it}".encode()).digest(), it))


def assign(
    seed: str,
    judges: Sequence[str],
    candidates: Sequence[str],
    each: int,
    recused: Mapping[str, Collection[str]],
) -> dict[str, list[str]]:
    """Give each candidate this many judges, so that loads differ as little as recusals allow.

    Args:
        seed: one sentence, published before the draw.
        judges: their codes.
        candidates: their keys.
        each: judges for each candidate.
        recused: candidate -> judges that must not score it.

    Returns:
        Judge -> candidates, in the order of ``candidates``; every judge is there.

    Raises:
        TooFewJudgesError: a candidate has too few judges.
    """
    allowed = {it: [j for j in judges if j not in recused.get(it, ())] for it in candidates}
    for candidate, able in allowed.items():
        if len(able) < each:
            raise TooFewJudgesError(candidate, len(able))
    chosen: dict[str, set[str]] = {}
    loads = dict.fromkeys(judges, 0)
    # Those with the fewest judges first: the others can still give way.
    for candidate in sorted(drawn(seed, "candidates", candidates), key=lambda it: len(allowed[it])):
        order = drawn(seed, candidate, allowed[candidate])
        best = sorted(order, key=lambda judge: loads[judge])[:each]
        chosen[candidate] = set(best)
        for judge in best:
            loads[judge] += 1
    ranking = drawn(seed, "judges", judges)
    while path := _levelling(ranking, chosen, allowed, loads):
        for candidate, old, new in path:
            chosen[candidate].remove(old)
            chosen[candidate].add(new)
        loads[path[0][1]] -= 1
        loads[path[-1][2]] += 1
    return {judge: [it for it in candidates if judge in chosen[it]] for judge in judges}


def _levelling(
    ranking: Sequence[str],
    chosen: Mapping[str, set[str]],
    allowed: Mapping[str, Sequence[str]],
    loads: Mapping[str, int],
) -> list[tuple[str, str, str]]:
    """Find the shortest chain of hand-overs from a judge with two candidates more than another.

    Each step is (candidate, from, to). Empty if no chain levels the loads further; the loads are
    then as even as they can be, because a better assignment would differ by such chains.
    """
    for start in sorted(ranking, key=lambda judge: -loads[judge]):
        came: dict[str, tuple[str, str]] = {}
        queue, seen = deque([start]), {start}
        while queue:
            judge = queue.popleft()
            if loads[judge] <= loads[start] - 2:
                return _path(came, start, judge)
            for candidate, who in sorted(chosen.items()):
                if judge in who:
                    for other in allowed[candidate]:
                        if other not in seen and other not in who:
                            seen.add(other)
                            came[other] = (candidate, judge)
                            queue.append(other)
    return []


def _path(came: Mapping[str, tuple[str, str]], start: str, end: str) -> list[tuple[str, str, str]]:
    path: list[tuple[str, str, str]] = []
    while end != start:
        candidate, before = came[end]
        path.append((candidate, before, end))
        end = before
    return path[::-1]


def viewing_order(
    seed: str, assigned: Mapping[str, Collection[str]], candidates: Sequence[str]
) -> dict[str, list[str]]:
    """Return judge -> own candidates in the order to look at them.

    All walk the same drawn circle, but start at equal distances, and every other one walks
    backwards: a candidate's mean position varies less than if each order were shuffled alone.
    """
    circle = drawn(seed, "circle", candidates)
    judges = drawn(seed, "judges", assigned)
    result: dict[str, list[str]] = {}
    for number, judge in enumerate(judges):
        start = number * len(circle) // len(judges)
        walk = circle[start:] + circle[:start]
        if number % 2:
            walk.reverse()
        result[judge] = [it for it in walk if it in assigned[judge]]
    return {judge: result[judge] for judge in assigned}
