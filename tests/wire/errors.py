"""Discord's answers to what it refuses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tests.wire.settings import Json


class FieldError(NamedTuple):
    """One thing wrong with a body: where, Discord's name for it, a sentence."""

    path: tuple[str | int, ...]
    code: str
    message: str


class ApiError(Exception):
    """An error answer: HTTP status, Discord's error code and message, and the tree of faulty fields of a 50035."""

    def __init__(self, status: int, code: int, message: str, faults: Iterable[FieldError] = ()) -> None:
        super().__init__(f"{status} {code} {message}")
        self.status = status
        self.code = code
        self.message = message
        self.faults = tuple(faults)

    def body(self) -> Json:
        """The JSON body as Discord words it."""
        body: Json = {"message": self.message, "code": self.code}
        if self.faults:
            body["errors"] = _tree(self.faults)
        return body


def invalid_form_body(faults: Iterable[FieldError]) -> ApiError:
    """50035, with its tree of faulty fields."""
    return ApiError(400, 50035, "Invalid Form Body", faults)


def already_acknowledged() -> ApiError:
    return ApiError(400, 40060, "Interaction has already been acknowledged.")


def unknown_interaction() -> ApiError:
    return ApiError(404, 10062, "Unknown interaction")


def unknown_webhook() -> ApiError:
    return ApiError(404, 10015, "Unknown Webhook")


def unknown_message() -> ApiError:
    return ApiError(404, 10008, "Unknown Message")


def unknown_channel() -> ApiError:
    return ApiError(404, 10003, "Unknown Channel")


def invalid_webhook_token() -> ApiError:
    return ApiError(401, 50027, "Invalid Webhook Token")


def empty_message() -> ApiError:
    return ApiError(400, 50006, "Cannot send an empty message")


def too_many_follow_ups() -> ApiError:
    return ApiError(400, 40094, "This interaction has reached the maximum number of follow up messages")


def entity_too_large() -> ApiError:
    return ApiError(413, 40005, "Request entity too large")


def unauthorized() -> ApiError:
    return ApiError(401, 0, "401: Unauthorized")


def not_found() -> ApiError:
    return ApiError(404, 0, "404: Not Found")


def too_many_commands() -> ApiError:
    return ApiError(400, 30034, "Max number of daily application command creates has been reached (200)")


def _tree(faults: Iterable[FieldError]) -> Json:
    root: Json = {}
    for fault in faults:
        node = root
        for step in fault.path:
            node = node.setdefault(str(step), {})
        node.setdefault("_errors", []).append({"code": fault.code, "message": fault.message})
    return root
