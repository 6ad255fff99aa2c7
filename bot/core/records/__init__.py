"""World records and world bests, how they came about, and how people ask for one."""

from __future__ import annotations

from bot.core.records.book import RecordBook, RecordMark, Role, Standing
from bot.core.records.checking import check
from bot.core.records.loading import (
    RecordShelf,
    check_record_files,
    load_record_book,
    make_record_book,
    read_record_book,
    record_shelf,
)
from bot.core.records.mark import Mark, RaceField, Source
from bot.core.records.milestones import DerivedMilestone, Milestone, Superlative, derived_milestones
from bot.core.records.progression import Improvement, MarkKind, Progression, ProgressionMark, Step
from bot.core.records.query import RecordQuery, read_record_query
from bot.core.records.suggesting import EventSuggestion, suggest_events
from bot.core.records.tables import RecordDataError
from bot.core.records.toml_file import Problem

__all__ = [
    "DerivedMilestone",
    "EventSuggestion",
    "Improvement",
    "Mark",
    "MarkKind",
    "Milestone",
    "Problem",
    "Progression",
    "ProgressionMark",
    "RaceField",
    "RecordBook",
    "RecordDataError",
    "RecordMark",
    "RecordQuery",
    "RecordShelf",
    "Role",
    "Source",
    "Standing",
    "Step",
    "Superlative",
    "check",
    "check_record_files",
    "derived_milestones",
    "load_record_book",
    "make_record_book",
    "read_record_book",
    "read_record_query",
    "record_shelf",
    "suggest_events",
]
