"""Disjoint groups that grow by joining: what belongs together by any chain of pairs."""

from collections import defaultdict
from typing import Generic, TypeVar

T = TypeVar("T")


class Groups(Generic[T]):
    """Disjoint groups that grow by joining; the least member stands for its group."""

    def __init__(self) -> None:
        self._parent: dict[T, T] = {}

    def find(self, item: T) -> T:
        """The representative of the item's group; a new item is a group of one."""
        self._parent.setdefault(item, item)
        root = item
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[item] != root:
            self._parent[item], item = root, self._parent[item]
        return root

    def join(self, a: T, b: T) -> None:
        """Make one group of two."""
        self._parent[self.find(b)] = self.find(a)

    def groups(self) -> list[set[T]]:
        """All groups, in the order of their first members' coming."""
        out: dict[T, set[T]] = defaultdict(set)
        for item in self._parent:
            out[self.find(item)].add(item)
        return list(out.values())
