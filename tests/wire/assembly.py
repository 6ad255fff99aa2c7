"""The small Discord as a whole: its parts, joined."""

from __future__ import annotations

from tests.wire.answers import Answers
from tests.wire.checks import Spec
from tests.wire.commands import Commands
from tests.wire.faults import Faults
from tests.wire.gateway import Gateway
from tests.wire.interactions import Interactions
from tests.wire.journal import Journal
from tests.wire.messages import Messages
from tests.wire.rest import Rest, Routes
from tests.wire.settings import Settings
from tests.wire.world import World


class Discord:
    """One world with everything that serves it. A reset makes a new one."""

    def __init__(self, settings: Settings, origin: str, spec: Spec) -> None:
        self.settings = settings
        self.spec = spec
        self.journal = Journal()
        self.faults = Faults()
        self.world = World(settings)
        self.commands = Commands(self.world)
        self.messages = Messages(self.world, origin)
        self.gateway = Gateway(self.world, settings, self.faults, self.journal)
        self.gateway.ws_origin = origin.replace("http", "ws", 1)
        self.interactions = Interactions(self.world, settings, self.commands, self.messages, self.gateway)
        self.rest = Rest(self.world, settings, self.faults, self.journal, spec)
        self.rest.token_valid = lambda: not self.gateway.token_reset
        routes = Routes(self.rest, self.world, settings, spec, self.commands, self.messages, self.gateway)
        answers = Answers(self.rest, self.world, settings, spec, self.messages, self.interactions)
        self.rest.add(answers.endpoints())
        self.rest.add(routes.endpoints())
