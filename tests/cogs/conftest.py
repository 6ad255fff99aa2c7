"""One person, and the real bot."""

from __future__ import annotations

import pytest
from simcord import Env

from .person import Person


@pytest.fixture
def person(simcord_env: Env) -> Person:
    return Person(simcord_env)
