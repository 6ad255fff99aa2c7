"""The two links that install the bot: into a server, or for oneself."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

# The bits are Discord's, and all there is: no Administrator, nothing that manages, nothing that mentions everybody.
PERMISSIONS: Final = {
    "Send Messages": 1 << 11,
    "Embed Links": 1 << 14,
    "Attach Files": 1 << 15,
}
"""What the bot asks a server for, by the names that Discord shows."""

_AUTHORISE: Final = "https://discord.com/oauth2/authorize"
_FOR_SERVERS: Final = 0
_FOR_USERS: Final = 1


def server_link(application: int) -> str:
    """The link with which an admin installs the bot into a server."""
    return _link(
        client_id=application,
        scope="bot applications.commands",
        permissions=sum(PERMISSIONS.values()),
        integration_type=_FOR_SERVERS,
    )


def user_link(application: int) -> str:
    """The link with which somebody installs the bot for themselves, wherever they write."""
    return _link(client_id=application, scope="applications.commands", integration_type=_FOR_USERS)


def _link(**query: object) -> str:
    return f"{_AUTHORISE}?{urlencode(query)}"
