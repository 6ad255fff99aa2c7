"""Words taken out of a phrase, so that the run that is left can be read: "10k in 45:30, F52, road"."""

from __future__ import annotations

import re
from typing import Final

from bot.core.errors import Mistake, PersonError
from bot.core.notation.phrase import EXAMPLE, checked
from bot.core.terms import Term

_COURTESY: Final = re.compile(r"(?<!\w)(?:please|pls|plz|thanks|thank you|thx|ty|bitte|danke)(?!\w)")


class Lifter:
    """A phrase that words are taken out of. What is left keeps its places, so a fault is still told where it stands.

    What is only polite is taken out at once. Raises PersonError for a text that is empty or too long.
    """

    def __init__(self, text: str, example: str = EXAMPLE) -> None:
        self._source = checked(text, example)
        self._example = example
        self._left = self._source.text
        self._shown = list(self._source.typed)
        self._gaps: list[tuple[int, int]] = []
        self.take_all(_COURTESY)

    @property
    def text(self) -> str:
        """What is left, normalised: what patterns are matched against."""
        return self._left

    @property
    def typed(self) -> str:
        """The whole, as it was typed."""
        return self._source.typed

    @property
    def rest(self) -> str:
        """What is left, as it was typed, with blanks where words were taken.

        A comma marks a gap before a number, so that two things do not grow together: "48 min 30 °C 50" is no 48:50.
        """
        shown = self._shown
        marks = [
            first
            for first, last in self._gaps
            if "".join(shown[:first]).rstrip()[-1:].isalnum()
            and "".join(shown[last:]).lstrip()[:1].isdecimal()
            and "".join(shown[first + 1 : last + 1])[:1].isspace()
        ]
        return "".join("," if place in marks else char for place, char in enumerate(shown))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left but what separates words."""
        return not self._left.strip(" ,;.!?-/()")

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first place that matches, taken out; None where none does."""
        found = pattern.search(self._left)
        if found is not None:
            self.drop(*found.span())
        return found

    def take_all(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        """All places that match, taken out."""
        found = list(pattern.finditer(self._left))
        for one in found:
            self.drop(*one.span())
        return found

    def drop(self, start: int, end: int) -> None:
        """Take out a place of the normalised text."""
        if start == end:
            return
        self._left = f"{self._left[:start]}{' ' * (end - start)}{self._left[end:]}"
        first, last = self._source.span(start, end)
        self._shown[first:last] = " " * (last - first)
        self._gaps.append((first, last))

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a place of the normalised text stands in what was typed."""
        return self._source.span(start, end)

    def fault(self, code: Mistake, start: int, end: int, **params: object) -> PersonError:
        """A mistake at a place of the normalised text."""
        first, last = self._source.span(start, end)
        return PersonError(code, text=self.typed, start=first, end=last, example=self._example, params=params)

    def placed(self, error: PersonError) -> PersonError:
        """An error of reading the rest, with the whole of what was typed and an example that works here."""
        code, params = error.code, error.params
        if code is Mistake.EMPTY and any(char.isdecimal() for char in self.typed):
            code, params = Mistake.STILL_NEEDED, {"needed": (Term.DISTANCE, Term.DURATION)}  # "70 kg" and no run
        elif code is Mistake.EMPTY and self.typed.strip():
            code = Mistake.NUMBER_MISSING  # only words were typed
        is_whole = error.start == 0 and error.end >= len(error.text)
        start, end = (0, len(self.typed)) if is_whole else (error.start, error.end)
        return PersonError(code, text=self.typed, start=start, end=end, example=self._example, params=params)
