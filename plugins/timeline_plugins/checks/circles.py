"""Circles in what leads to what."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping

__all__ = ["circles"]


def circles(graph: Mapping[str, Collection[str]]) -> Iterator[list[str]]:
    """One circle, a shortest one, of every group of nodes that lead to each other.

    >>> list(circles({"a": ["b"], "b": ["c", "a"], "c": ["a"], "d": ["a", "d"]}))
    [['a', 'b'], ['d']]
    """
    order = {node: number for number, node in enumerate(graph)}
    for group in _groups(graph):
        start = min(group, key=lambda node: order[node])
        if len(group) > 1 or start in graph[start]:
            yield _way_back(graph, start, group)


def _way_back(graph: Mapping[str, Collection[str]], start: str, group: set[str]) -> list[str]:
    """The shortest way from a node to itself inside its group."""
    came_from: dict[str, str] = {}
    waiting = deque([start])
    while True:  # of a group, every node leads back
        here = waiting.popleft()
        for there in graph[here]:
            if there == start:
                way = [here]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                return way[::-1]
            if there in group and there not in came_from:
                came_from[there] = here
                waiting.append(there)


def _groups(graph: Mapping[str, Collection[str]]) -> Iterator[set[str]]:
    """Tarjan's strongly connected components, without recursion: a chain may be long."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    for root in graph:
        if root in index:
            continue
        work = [(root, iter(graph[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, targets = work[-1]
            for target in targets:
                if target not in graph:
                    continue  # it leads nowhere, and so is in no circle
                if target not in index:
                    index[target] = low[target] = len(index)
                    stack.append(target)
                    on_stack.add(target)
                    work.append((target, iter(graph[target])))
                    break
                if target in on_stack:
                    low[node] = min(low[node], index[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    group = set[str]()
                    while node not in group:
                        on_stack.discard(stack[-1])
                        group.add(stack.pop())
                    yield group
