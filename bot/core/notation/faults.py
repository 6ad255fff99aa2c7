"""A fault found in the middle of reading, before the reader of the whole phrase gives it to the person."""

from __future__ import annotations

from bot.core.errors import Mistake


class ReadingError(Exception):
    """Something that was found but cannot be what it looks like: the code, and the place in the normalised text."""

    def __init__(self, code: Mistake, start: int, end: int, **params: object) -> None:
        super().__init__(code.value)
        self.code, self.start, self.end, self.params = code, start, end, params
