"""World records and world bests, and how people ask for one."""

from __future__ import annotations

from bot.core.records.book import RaceField, RecordBook, RecordMark, Role, Source, Standing
from bot.core.records.checking import Problem, check
from bot.core.records.loading import load_record_book, make_record_book
from bot.core.records.query import RecordQuery, read_record_query
from bot.core.records.rows import RecordDataError
from bot.core.records.suggesting import EventSuggestion, suggest_events

__all__ = [
    "EventSuggestion",
    "Problem",
    "RaceField",
    "RecordBook",
    "RecordDataError",
    "RecordMark",
    "RecordQuery",
    "Role",
    "Source",
    "Standing",
    "check",
    "load_record_book",
    "make_record_book",
    "read_record_query",
    "suggest_events",
]
