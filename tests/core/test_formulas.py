"""The contract of every registered formula: it holds in its range, refuses outside, and moves the way it says."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping

import pytest

from bot.core.errors import Mistake, PersonError
from bot.core.formulas import Formula, Input, Trend, formula, formulas

STEPS = 9
"""Values of each input that are tried, both ends of its range included."""
MOST_COMBINATIONS = 4_000
Case = tuple[Formula, Mapping[str, object]]
CASES = [(one, variant) for one in formulas() for variant in one.variants]


def name_of(value: object) -> str | None:
    return value.id if isinstance(value, Formula) else None


def steps(one: Input) -> list[float]:
    values = [one.low + (one.high - one.low) * step / (STEPS - 1) for step in range(STEPS)]
    return sorted({float(round(value)) for value in values}) if one.whole else values


def grid(one: Formula) -> Iterator[dict[str, float]]:
    """Combinations of values across the range of every input, thinned where there are very many."""
    names = [each.name for each in one.inputs]
    every = list(itertools.product(*(steps(each) for each in one.inputs)))
    for values in every[:: -(-len(every) // MOST_COMBINATIONS)]:
        yield dict(zip(names, values, strict=True))


def result(one: Formula, numbers: Mapping[str, float], variant: Mapping[str, object]) -> float | None:
    """The number, or None where the formula refuses these inputs together. Anything else it raises is a fault."""
    try:
        value = one.compute(numbers, variant)
    except PersonError as error:
        if error.code in (Mistake.OUTSIDE_RANGE, Mistake.NOT_A_CHOICE):
            return None
        raise
    assert math.isfinite(value), numbers
    return value


def test_there_are_formulas_and_each_says_where_it_is_from() -> None:
    assert CASES
    for one in formulas():
        assert one.name.strip()
        assert len(one.source) > 10, one.id
        assert one.inputs, one.id
        assert one.unit, one.id


@pytest.mark.parametrize(("one", "variant"), CASES, ids=name_of)
def test_it_holds_inside_its_range(one: Formula, variant: Mapping[str, object]) -> None:
    results = [result(one, numbers, variant) for numbers in grid(one)]
    assert any(value is not None for value in results)


@pytest.mark.parametrize(("one", "variant"), CASES, ids=name_of)
def test_it_refuses_what_lies_outside(one: Formula, variant: Mapping[str, object]) -> None:
    inside = next(numbers for numbers in grid(one) if result(one, numbers, variant) is not None)
    for each in one.inputs:
        if not each.is_checked:
            continue
        beyond = 1.0 if each.whole else max(abs(each.high - each.low), 1.0) * 1e-3
        for value in (each.low - beyond, each.high + beyond, each.high * 1e6 + 1e6):
            try:
                each.make(value)
            except ValueError:
                continue  # no such quantity: a distance below zero
            assert result(one, {**inside, each.name: value}, variant) is None, (each.name, value)


@pytest.mark.parametrize(("one", "variant"), CASES, ids=name_of)
def test_it_rises_and_falls_as_it_says(one: Formula, variant: Mapping[str, object]) -> None:
    for each in one.inputs:
        if each.trend is Trend.ANY:
            continue
        pairs = 0
        for numbers in itertools.islice(grid(one), 0, None, 7):
            line = [result(one, {**numbers, each.name: value}, variant) for value in steps(each)]
            known = [value for value in line if value is not None]
            for before, after in itertools.pairwise(known):
                slack = 1e-6 * max(abs(before), abs(after), 1e-6)
                assert after >= before - slack if each.trend is Trend.RISES else after <= before + slack, numbers
                pairs += 1
        assert pairs, each.name


@pytest.mark.parametrize(("one", "variant"), CASES, ids=name_of)
def test_it_is_stable_at_the_ends_of_its_range(one: Formula, variant: Mapping[str, object]) -> None:
    """A hair's breadth inside an end is worth nearly the same as the end, unless inputs are counted or looked up."""
    for each in one.inputs:
        if each.whole or each.trend is Trend.ANY:
            continue
        for end, inward in ((each.low, 1), (each.high, -1)):
            hair = inward * (each.high - each.low) * 1e-9
            for numbers in itertools.islice(grid(one), 0, None, 11):
                at_end = result(one, {**numbers, each.name: end}, variant)
                beside = result(one, {**numbers, each.name: end + hair}, variant)
                if at_end is not None and beside is not None:
                    assert math.isclose(at_end, beside, rel_tol=1e-4, abs_tol=1e-4), (numbers, each.name)


@pytest.mark.parametrize("one", formulas(), ids=name_of)
def test_what_is_certain_comes_out(one: Formula) -> None:
    for numbers, expected in one.identities:
        for variant in one.variants:
            assert one.compute(numbers, variant) == pytest.approx(expected, rel=1e-9), numbers


def test_an_id_is_taken_once_and_a_docstring_is_needed() -> None:
    taken = formulas()[0]

    def documented(x: float) -> float:
        """X itself."""
        return x

    def silent(x: float) -> float:
        return x

    for id, function in ((taken.id, documented), ("free", silent)):
        with pytest.raises(ValueError, match="is taken, or"):
            formula(id, name="x", command="x", source="nobody at all", unit="", inputs=())(function)
