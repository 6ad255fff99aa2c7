"""What all record files have: a head with dates, and the sources that their rows name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from bot.core.records.mark import Source
from bot.core.records.rows import read_source
from bot.core.records.tables import RecordDataError, Row
from bot.core.records.toml_file import TomlFile


def read_head(file: TomlFile) -> tuple[dt.date, dt.date]:
    """The day a file was compiled on, and that of its newest source."""
    compiled_on, newest_source = file.day("compiled_on"), file.day("newest_source")
    if newest_source > compiled_on:
        file.add("newest_source", "newest_source is after compiled_on")
    return compiled_on, newest_source


def take_sources(file: TomlFile, known: dict[str, Source]) -> dict[str, Source]:
    """The sources of a file; they are added to those known from other files, which must say the same of them."""
    sources: dict[str, Source] = {}
    for index, table in enumerate(file.tables("source")):
        id = ""
        try:
            row = Row(file.name, table)
            id = row.id
            if id in sources:
                raise row.error("the id stands twice", "id")
            sources[id] = read_source(row)
            row.require_nothing_else()
        except RecordDataError as error:
            file.add_at("source", index, id, error.what, error.name)
    for source in sources.values():
        if source != known.setdefault(source.id, source):
            file.add_for("source", source.id, "another file says something else of this source")
    return sources


def check_sources_named(file: TomlFile, sources: Iterable[str], named: set[str]) -> None:
    """A problem for each source of the file that no row of it names."""
    for id in sources:
        if id not in named:
            file.add_for("source", id, "no row names this source")
