"""Whether bodies are as Discord defines them: what the bot sends, and what we answer."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import orjson
from jsonschema.exceptions import ValidationError
from openapi_schema_validator import OAS31Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.wire.errors import FieldError
from tests.wire.settings import Json

ROOT: Final = Path(__file__).resolve().parents[2]
DEFAULT_SPEC: Final = ROOT.parent / "shared" / "reference" / "discord-openapi.json"
SPEC_VARIABLE: Final = "DISCORD_OPENAPI"

CALLBACK_SCHEMAS: Final = {
    4: "CreateMessageInteractionCallbackRequest",
    5: "CreateMessageInteractionCallbackRequest",
    6: "UpdateMessageInteractionCallbackRequest",
    7: "UpdateMessageInteractionCallbackRequest",
    8: "ApplicationCommandAutocompleteCallbackRequest",
    9: "ModalInteractionCallbackRequest",
}


def spec_path() -> Path:
    """Where Discord's OpenAPI file is expected."""
    return Path(os.environ.get(SPEC_VARIABLE) or DEFAULT_SPEC)


class Spec:
    """Discord's OpenAPI file. Where it is missing every body passes and ``skipped`` says why."""

    def __init__(self, path: Path) -> None:
        self.skipped: str | None = None
        self._registry: Registry[Any] = Registry()
        try:
            contents = orjson.loads(path.read_bytes())
        except OSError as problem:
            self.skipped = f"no OpenAPI file at {path}: {problem.strerror}; set {SPEC_VARIABLE}"
            return
        self._schemas: Json = contents["components"]["schemas"]
        resource = DRAFT202012.create_resource(contents)
        self._registry = self._registry.with_resource("urn:discord", resource)
        self._validator = cache(self._make_validator)

    def _make_validator(self, schema: str) -> OAS31Validator:
        if schema not in self._schemas:
            raise KeyError(f"the OpenAPI file has no schema {schema}")
        return OAS31Validator({"$ref": f"urn:discord#/components/schemas/{schema}"}, registry=self._registry)

    def errors(self, schema: str, body: object, base: tuple[str | int, ...] = ()) -> list[FieldError]:
        """What is wrong with a request body, worded as Discord words it; empty if nothing is."""
        if self.skipped is not None:
            return []
        found = self._validator(schema).iter_errors(_attachment_ids_as_text(body))
        return [_field_error(leaf, base) for error in found for leaf in _leaves(error)]

    def shortcomings(self, schema: str, body: object) -> list[str]:
        """Where one of our own answers departs from its schema; empty if nowhere."""
        if self.skipped is not None:
            return []
        if schema == "ErrorResponse" and isinstance(body, dict):
            # The file types the codes of single fields as integers; Discord sends names such as BASE_TYPE_REQUIRED.
            body = {key: value for key, value in body.items() if key != "errors"}
        found = self._validator(schema).iter_errors(body)
        return [
            f"{schema} {'.'.join(map(str, leaf.absolute_path))}: {leaf.message[:200]}"
            for error in found
            for leaf in _leaves(error)
        ]


def _attachment_ids_as_text(body: object) -> object:
    """The body with attachment ids as strings: libraries send small integers, which Discord takes."""
    if not isinstance(body, dict):
        return body
    if isinstance(body.get("data"), dict):
        return {**body, "data": _attachment_ids_as_text(body["data"])}
    attachments = body.get("attachments")
    if not isinstance(attachments, list):
        return body
    return {
        **body,
        "attachments": [
            {**entry, "id": str(entry["id"])} if isinstance(entry, dict) and "id" in entry else entry
            for entry in attachments
        ],
    }


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    """The errors that matter below one error: of alternatives, the one that was meant."""
    if error.validator not in ("anyOf", "oneOf") or not error.context:
        yield error
        return
    branches: dict[object, list[ValidationError]] = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    meant = min(branches.values(), key=lambda branch: (_is_other_kind(branch, error), len(branch)))
    for inner in meant:
        yield from _leaves(inner)


def _is_other_kind(branch: list[ValidationError], parent: ValidationError) -> bool:
    """Whether a branch fails because it describes another kind of thing: another `type`, or no null."""
    depth = len(parent.absolute_path)
    for error in branch:
        own = list(error.absolute_path)[depth:]
        if own == ["type"] and error.validator in ("enum", "const"):
            return True
        if not own and error.validator == "type":
            return True
    return False


def _field_error(error: ValidationError, base: tuple[str | int, ...]) -> FieldError:
    path = (*base, *error.absolute_path)
    value: Any = error.validator_value
    instance: Any = error.instance
    if error.validator == "required":
        missing = next((name for name in value if name not in instance), "?")
        return FieldError((*path, missing), "BASE_TYPE_REQUIRED", "This field is required")
    code, message = {
        "maxLength": ("BASE_TYPE_MAX_LENGTH", f"Must be {value} or fewer in length."),
        "minLength": ("BASE_TYPE_MIN_LENGTH", f"Must be {value} or more in length."),
        "maxItems": ("BASE_TYPE_MAX_LENGTH", f"Must be {value} or fewer in length."),
        "minItems": ("BASE_TYPE_MIN_LENGTH", f"Must be {value} or more in length."),
        "minimum": ("NUMBER_TYPE_MIN", f"int value should be greater than or equal to {value}."),
        "maximum": ("NUMBER_TYPE_MAX", f"int value should be less than or equal to {value}."),
        "enum": ("BASE_TYPE_CHOICES", f"Value must be one of {value}."),
        "const": ("BASE_TYPE_CHOICES", f"Value must be {value}."),
        "type": ("BASE_TYPE_BAD_TYPE", f"Value must be of type {value}."),
    }.get(str(error.validator), ("BASE_TYPE_INVALID", error.message[:200]))
    return FieldError(path, code, message)


def mention_violation(body: Json) -> str | None:
    """Why a message body could ping somebody, None if it cannot."""
    allowed = body.get("allowed_mentions")
    if not isinstance(allowed, dict):
        return "allowed_mentions is missing"
    if allowed.get("parse") != []:
        return f"allowed_mentions.parse is {allowed.get('parse')!r}, not []"
    named = {key: allowed[key] for key in ("users", "roles") if allowed.get(key)}
    if named:
        return f"allowed_mentions names {named}"
    return None
