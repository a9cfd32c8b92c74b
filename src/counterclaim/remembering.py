"""Answers kept: what an object was asked before, it need not work out again."""

from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, cast

MOST = 4096  # answers kept by one method of one object; a long report asks for some hundred, often the same ones
P = ParamSpec("P")
R = TypeVar("R")


class remembered(Generic[P, R]):
    """A method whose latest answers are kept with its object, safe for threads; its arguments must be hashable."""

    def __init__(self, method: Callable[Concatenate[Any, P], R]) -> None:
        self._method = method
        self.__doc__ = method.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: object, owner: type | None = None) -> Callable[P, R]:
        """The method with its kept answers, which stands in the object's own table from now on."""
        kept = lru_cache(MOST)(partial(self._method, instance))
        return cast(Callable[P, R], instance.__dict__.setdefault(self._name, kept))
