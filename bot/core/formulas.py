"""Every formula by name: where it is from, where it holds, and how its behaviour can be checked.

A formula is a pure function with ``@formula(...)`` above it, and that is all it takes: choices, help, the page of
sources (``docs/formulas.md``) and the contract tests follow from the declaration. Its docstring says what it returns;
its function raises ``outside(...)`` for whatever lies beyond the ranges declared here.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache
from importlib import import_module
from typing import Any, Final, ParamSpec, TypeVar

import bot.core
from bot.core.errors import Mistake, PersonError
from bot.core.terms import Term

P = ParamSpec("P")
R = TypeVar("R")


class Trend(Enum):
    """How the result moves while one input rises and the others stay."""

    RISES = auto()
    FALLS = auto()
    ANY = auto()
    """Either way, as over a table or a sum with a turning point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One number a formula takes: the parameter's name, its unit, and the range it holds in, both ends included.

    ``make`` turns the number into what the parameter takes (``Distance``). ``is_checked`` is false for a range that is
    only a frame for the contract tests, because the formula's own limit depends on another input. ``whole`` numbers are
    counted: years, laps.
    """

    name: str
    unit: str
    low: float
    high: float
    trend: Trend = Trend.ANY
    make: Callable[[float], object] = float
    is_checked: bool = True
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A declared formula.

    ``name`` is what answers and choices call it ("Riegel 1977"); ``unit`` is the result's, and ``number`` takes that
    number out of what the function returns. ``variants`` are the values of the parameters that are no numbers, such as
    a category: each is checked. ``identities`` are inputs whose result is certain without any source (a race predicted
    from itself).
    """

    id: str
    name: str
    command: str
    source: str
    unit: str
    function: Callable[..., Any]
    inputs: tuple[Input, ...]
    edition: str = ""
    number: Callable[[Any], float] = float
    variants: tuple[Mapping[str, object], ...] = ({},)
    identities: tuple[tuple[Mapping[str, float], float], ...] = field(default=())

    @property
    def meaning(self) -> str:
        """What the function's docstring says."""
        return self.function.__doc__ or ""

    def compute(self, numbers: Mapping[str, float], variant: Mapping[str, object] | None = None) -> float:
        """The result's number for the numbers of the inputs. Raises PersonError outside the range."""
        given = {one.name: one.make(numbers[one.name]) for one in self.inputs}
        return self.number(self.function(**given, **(self.variants[0] if variant is None else variant)))


_FORMULAS: Final[dict[str, Formula]] = {}


def formula(
    id: str,
    *,
    name: str,
    command: str,
    source: str,
    unit: str,
    inputs: tuple[Input, ...],
    edition: str = "",
    number: Callable[[Any], float] = float,
    variants: tuple[Mapping[str, object], ...] = ({},),
    identities: tuple[tuple[Mapping[str, float], float], ...] = (),
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Register the function below under this id. Raises ValueError for an id that is taken, or without a docstring."""

    def register(function: Callable[P, R]) -> Callable[P, R]:
        if id in _FORMULAS or not function.__doc__:
            raise ValueError(f"the formula {id!r} is taken, or its function has no docstring")
        _FORMULAS[id] = Formula(
            id=id,
            name=name,
            command=command,
            source=source,
            unit=unit,
            function=function,
            inputs=inputs,
            edition=edition,
            number=number,
            variants=variants,
            identities=identities,
        )
        return function

    return register


@cache
def formulas() -> tuple[Formula, ...]:
    """All formulas of the core, by command and id."""
    for module in pkgutil.walk_packages(bot.core.__path__, f"{bot.core.__name__}."):
        import_module(module.name)
    return tuple(sorted(_FORMULAS.values(), key=lambda one: (one.command, one.id)))


def formula_by_id(id: str) -> Formula:
    """The formula of this id. Raises KeyError."""
    formulas()
    return _FORMULAS[id]


def formulas_of(command: str) -> tuple[Formula, ...]:
    """The formulas that a command answers with."""
    return tuple(one for one in formulas() if one.command == command)


def outside(what: Term, value: object, low: object, high: object, *, method: str = "") -> PersonError:
    """The refusal of a value beyond where a method holds.

    ``value``, ``low`` and ``high`` are all quantities of one kind, or plain numbers in the unit of ``what``; ``low`` or
    ``high`` may be None where there is no such end. Whoever read the text adds it, and an example.
    """
    return PersonError(
        Mistake.OUTSIDE_RANGE, params={"what": what, "value": value, "low": low, "high": high, "method": method}
    )
