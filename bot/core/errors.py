"""What a person can get wrong, as a code and its parameters.

The core has no words. ``bot.reply.mistakes`` holds one sentence per code, and a test walks this list.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Mistake(StrEnum):
    """One thing a person can put right, or a question the bot has to ask back."""

    # Reading what was typed.
    EMPTY = "empty"
    TOO_LONG = "too_long"
    NOT_UNDERSTOOD = "not_understood"
    PART_OVER_59 = "part_over_59"
    NOT_POSITIVE = "not_positive"
    NUMBER_MISSING = "number_missing"
    CLOCK_TIME = "clock_time"
    STATUS_WORD = "status_word"
    WRONG_KIND = "wrong_kind"
    TOO_LARGE = "too_large"
    TIME_DOES_NOT_FIT = "time_does_not_fit"
    SAID_TWICE = "said_twice"
    # Questions.
    WHICH_UNIT = "which_unit"
    WHICH_DISTANCE = "which_distance"
    WHICH_TIME = "which_time"
    TIME_OR_PACE = "time_or_pace"
    PERHAPS_A_PACE = "perhaps_a_pace"
    TIME_READS_TWO_WAYS = "time_reads_two_ways"
    FASTER_THAN_RECORD = "faster_than_record"
    SLOWER_THAN_WALKING = "slower_than_walking"
    CANNOT_CONVERT_TO = "cannot_convert_to"
    # Records.
    UNKNOWN_EVENT = "unknown_event"
    NO_RECORD = "no_record"
    NO_RECORD_OVER = "no_record_over"
    NO_HISTORY = "no_history"
    BEFORE_FIRST_RECORD = "before_first_record"
    WHICH_DATE = "which_date"
    NO_SUCH_DATE = "no_such_date"
    FUTURE_DATE = "future_date"
    # Comparisons.
    TWO_DISTANCES = "two_distances"
    TWO_TIMES = "two_times"
    # Tracks.
    NO_SUCH_LANE = "no_such_lane"
    # Calculations.
    OUTSIDE_RANGE = "outside_range"
    NOT_A_CHOICE = "not_a_choice"
    STILL_NEEDED = "still_needed"
    RUNS_DO_NOT_FIT = "runs_do_not_fit"
    # Workouts.
    TOO_MANY_PARTS = "too_many_parts"
    TEST_NOT_OFFERED = "test_not_offered"
    NOT_IN_TABLES = "not_in_tables"
    WHICH_MEASURE = "which_measure"
    WHICH_WEIGHT_UNIT = "which_weight_unit"
    DATE_PASSED = "date_passed"
    # Splits.
    TOO_MANY_SPLITS = "too_many_splits"
    LANE_OF_SHORT_TRACK = "lane_of_short_track"
    SPLITS_DO_NOT_FIT = "splits_do_not_fit"
    NOT_RISING = "not_rising"


class PersonError(Exception):
    """Raised for anything the person who typed can put right.

    ``text`` is what was typed, ``start`` and ``end`` mark the place in it (code points) where it went
    wrong, ``example`` is an input that works in the same place, and ``params`` are quantities or plain
    values that the sentence of this code names.
    """

    def __init__(
        self,
        code: Mistake,
        *,
        text: str = "",
        start: int = 0,
        end: int | None = None,
        example: str = "",
        params: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(code.value)
        self.code = code
        self.text = text
        self.start = start
        self.end = len(text) if end is None else end
        self.example = example
        self.params: Mapping[str, object] = dict(params or {})

    def about(self, text: str, example: str) -> PersonError:
        """The same mistake in all of a text, with an example that works there."""
        return PersonError(self.code, text=text, example=example, params=self.params)

    @property
    def position(self) -> int:
        """Where in ``text`` it went wrong, in code points from 0."""
        return self.start

    @property
    def culprit(self) -> str:
        """The part of ``text`` that could not be used."""
        return self.text[self.start : self.end]
