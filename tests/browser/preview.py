"""SimCord's page as a person uses it: choose who you are, type a command, read the answer, click a button."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from .chromium import DESKTOP, Browser, Page, Screen

_MESSAGES: Final = "#channel-message-list .channel-message"
_OPTION: Final = ".command-option-input"
_SUGGESTIONS: Final = ".command-popup:not([hidden]) .command-suggestion"

_READ_MESSAGE: Final = """
(message) => {
  const text = (root, selector) => root.querySelector(selector)?.innerText.trim() ?? null;
  return {
    id: message.dataset.messageId,
    author: text(message, ".message-author"),
    content: text(message, ".message-content"),
    private: message.querySelector(".message-ephemeral-note") !== null,
    embeds: [...message.querySelectorAll(".embed-card")].map((card) => ({
      title: text(card, ".embed-title"),
      description: text(card, ".embed-description"),
      fields: [...card.querySelectorAll(".embed-field")].map((field) => [
        text(field, ".embed-field-name") ?? "", text(field, ".embed-field-value") ?? "",
      ]),
      footer: text(card, ".embed-footer"),
    })),
    buttons: [...message.querySelectorAll(".component-button")].map((button) => button.innerText.trim()),
  };
}
"""


@dataclass(frozen=True, slots=True)
class EmbedText:
    """What an embed says."""

    title: str | None
    description: str | None
    fields: tuple[tuple[str, str], ...]
    footer: str | None

    @property
    def all(self) -> str:
        """Everything it says, as one text."""
        parts = (self.title, self.description, *(part for field in self.fields for part in field), self.footer)
        return "\n".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class MessageText:
    """What a message says. ``author`` is None where the page leaves the name out under the message before."""

    id: str
    author: str | None
    content: str | None
    private: bool
    embeds: tuple[EmbedText, ...]
    buttons: tuple[str, ...]


class PreviewPage:
    """The playground in a browser."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @classmethod
    async def open(cls, browser: Browser, address: str, screen: Screen = DESKTOP) -> PreviewPage:
        """The page at the address the playground told, ready to type into."""
        preview = cls(await browser.open(address, screen))
        await preview.ready()
        return preview

    async def ready(self) -> None:
        """Return when the page shows the last state and nothing is under way."""
        await self.page.wait_for("window.simcordPreview?.ready && simcordPreview.authorized", "the page to be ready")

    async def view_as(self, name: str) -> None:
        """Become the member whose shown name contains ``name``."""
        select = "document.querySelector('#viewer-picker')"
        chosen = await self.page.evaluate(
            f"(() => {{ const s = {select}; const o = [...s.options].find(o => o.text.includes({json.dumps(name)}));"
            " if (!o) return null; if (s.value !== o.value) { s.value = o.value;"
            " s.dispatchEvent(new Event('change', {bubbles: true})); } return o.value; })()"
        )
        if chosen is None:
            raise LookupError(f"nobody is called {name!r}; there are {', '.join(await self.viewers())}")
        await self.page.wait_for(f"simcordPreview.viewerId === {json.dumps(chosen)}", f"the view of {name}")
        await self.ready()

    async def viewers(self) -> list[str]:
        """The names under "Viewing as"."""
        return list(await self.page.evaluate("[...document.querySelector('#viewer-picker').options].map(o => o.text)"))

    # Typing a command, step by step.

    async def type_slash(self, beginning: str) -> list[str]:
        """The commands the picker offers for what is typed, as ``/pace``."""
        await self.page.click("#channel-composer-input")
        await self.page.type(beginning)
        await self.page.wait_for("simcordPreview.commandPicker.state === 'browsing'", f"commands for {beginning!r}")
        await self.page.wait_for("simcordPreview.ready", "the list of commands")
        return list(
            await self.page.evaluate(
                "[...document.querySelectorAll('.command-entry-title strong')].map(e => e.innerText)"
            )
        )

    async def pick_command(self, shown: str) -> None:
        """Pick a command from the list with the arrow keys and Enter."""
        shown_now = f"{_active('.command-entry')}?.querySelector('strong').innerText"
        for _ in range(50):
            if await self.page.evaluate(shown_now) == shown:
                break
            await self.page.press("ArrowDown")
        else:
            raise LookupError(f"{shown} is not in the list")
        await self.page.press("Enter")
        await self.page.wait_for("simcordPreview.commandPicker.state === 'composing'", f"{shown} to be picked")

    async def options(self) -> list[str]:
        """The names of the options of the picked command."""
        return list(await self.page.evaluate("simcordPreview.commandPicker.draft.options.map(o => o.name)"))

    async def focus_option(self, name: str) -> None:
        """Put the caret into an option, adding it where it is optional."""
        field = f"{_OPTION}[data-option={json.dumps(name)}]"
        if not await self.page.evaluate(f"document.querySelector({json.dumps(field)}) !== null"):
            await self.page.click(".command-ghost")
            offered = f"[...document.querySelectorAll({json.dumps(_SUGGESTIONS)})]"
            await self.page.click_found(
                f"{offered}.find(e => e.dataset.value === {json.dumps(name)})", f"option {name}"
            )
        await self.page.click(field)

    async def suggestions(self) -> list[str]:
        """What autocomplete or the choices offer for what is typed, once it has answered."""
        await self.page.wait_for(
            "(({autocomplete: {state, option}, draft}) => state !== 'loading' || option !== draft?.focusedOption)"
            "(simcordPreview.commandPicker) && simcordPreview.ready && !simcordPreview.pendingQuery",
            "autocomplete",
        )
        return list(
            await self.page.evaluate(
                f"[...document.querySelectorAll({json.dumps(_SUGGESTIONS)})].map(e => e.innerText)"
            )
        )

    async def submit(self, *, pick_suggestion: bool = False) -> MessageText | None:
        """The last message after the command ran, or None where it brought none. Enter picks first where asked to."""
        if await self.suggestions():
            await self.page.press("Enter" if pick_suggestion else "Escape")
        before = await self._receipts()
        await self.page.press("Enter")
        return await self._answer(before, "the command")

    async def type_line(self, line: str) -> None:
        """Pick a command and type its options, as far as a whole line such as ``/pace 6:00 1k`` goes, and do not send.

        What follows the name goes into the first option, up to the name of another option and a colon.
        """
        offered = await self.type_slash(line.split(maxsplit=1)[0])
        command = max((name for name in offered if f"{line} ".startswith(f"{name} ")), key=len, default=None)
        if command is None:
            raise LookupError(f"no command for {line!r}; there are {', '.join(offered)}")
        await self.pick_command(command)
        for option, value in _split(line.removeprefix(command).strip(), await self.options()):
            await self.focus_option(option)
            await self.page.type(value)
            await self.suggestions()

    async def run(self, line: str) -> MessageText | None:
        """The answer to a whole line such as ``/pace 6:00 1k`` or ``/record mile category:women``."""
        await self.type_line(line)
        return await self.submit()

    # Reading and clicking.

    async def messages(self) -> list[MessageText]:
        """The messages this member sees, the oldest first."""
        script = f"[...document.querySelectorAll({json.dumps(_MESSAGES)})].map({_READ_MESSAGE})"
        return [_message(raw) for raw in await self.page.evaluate(script)]

    async def click(self, label: str) -> MessageText | None:
        """The answer to a click on the newest button with this label: the last message, changed or new."""
        buttons = "[...document.querySelectorAll('#channel-message-list .component-button')]"
        await self.ready()
        before = await self._receipts()
        await self.page.click_found(
            f"{buttons}.findLast(b => b.innerText.trim() === {json.dumps(label)} && !b.disabled)", f"button {label!r}"
        )
        return await self._answer(before, f"the click on {label!r}")

    async def fill_in(self, text: str) -> MessageText | None:
        """The answer to the open form, with this text in its first field."""
        opened = "simcordPreview.renderState.modalHandle !== null && simcordPreview.ready"
        await self.page.wait_for(opened, "a form to open")
        await self.page.click("#modal-root .modal-input")
        await self.page.type(text)
        await self.page.press("Enter")
        await self.page.wait_for(
            "simcordPreview.renderState.modalHandle === null && simcordPreview.awaitingRevision === null"
            " && simcordPreview.ready",
            "the answer to the form",
        )
        messages = await self.messages()
        return messages[-1] if messages else None

    async def end_session(self) -> None:
        """Use "End preview session" in the menu."""
        await self.page.click(".session-menu > summary")
        await self.page.click("#close")
        await self.page.wait_for("!simcordPreview.authorized", "the session to end")

    async def screenshot(self, path: Path, *, whole_page: bool = False) -> None:
        """Write a PNG of the conversation, or of the page with SimCord's tools around it."""
        await self._settled()
        await self.page.screenshot(path, None if whole_page else await self._area("#preview-app"))

    async def screenshot_messages(self, path: Path, first: str) -> None:
        """Write a PNG of the messages from one id on, in a window that is as high as they need."""
        hidden = "(t => t.scrollHeight - t.clientHeight)(document.querySelector('#channel-timeline'))"
        if (more := await self.page.evaluate(hidden)) > 0:
            await self.page.resize(self.page.screen.height + int(more) + 20)
            await self.page.wait_for(f"{hidden} <= 0", "the window to grow")
        await self._settled()
        begin = await self._area(f"{_MESSAGES}[data-message-id='{first}']")
        end = await self._area(f"{_MESSAGES}:last-child")
        area = {**begin, "y": begin["y"] - 8, "height": end["y"] + end["height"] - begin["y"] + 20}
        await self.page.screenshot(path, area)

    async def _settled(self) -> None:
        await self.page.move_mouse_away()
        await self.ready()
        if await self.page.evaluate("document.querySelector('#new-messages').checkVisibility()"):
            await self.page.click("#new-messages")
            await self.page.wait_for("!document.querySelector('#new-messages').checkVisibility()", "the newest message")
            await self.ready()
        # A clicked button keeps the focus, and its message would show the tools of a message one points at.
        await self.page.evaluate("document.activeElement.closest('.channel-message') && document.activeElement.blur()")
        await self.page.evaluate(
            "document.fonts.ready.then(() => new Promise(r => requestAnimationFrame(() => r(true))))"
        )

    async def _area(self, selector: str) -> dict[str, float]:
        area: dict[str, float] = await self.page.evaluate(
            f"(r => ({{x: r.x, y: r.y, width: r.width, height: r.height}}))"
            f"(document.querySelector({json.dumps(selector)}).getBoundingClientRect())"
        )
        return area

    async def _receipts(self) -> list[dict[str, Any]]:
        """What became of the last commands and clicks, the oldest first."""
        return list(await self.page.evaluate("simcordPreview.activity.filter(a => a.command || a.target?.controlKey)"))

    async def _answer(self, before: list[dict[str, Any]], what: str) -> MessageText | None:
        # The page acts by itself too, when its size changes: only a new receipt of the same kind is the answer.
        known = json.dumps([receipt["requestId"] for receipt in before])
        await self.page.wait_for(
            "simcordPreview.ready && simcordPreview.awaitingRevision === null && simcordPreview.activity.some("
            f"a => (a.command || a.target?.controlKey) && !{known}.includes(a.requestId))",
            f"the answer to {what}",
        )
        receipt = (await self._receipts())[-1]
        if receipt["settlement"] != "settled":
            raise AssertionError(f"{what} ended as {receipt['settlement']}: {receipt['diagnostics']}")
        messages = await self.messages()
        return messages[-1] if messages else None


def _active(selector: str) -> str:
    return f"document.querySelector({json.dumps(selector + '.is-active')})"


def _split(text: str, options: list[str]) -> list[tuple[str, str]]:
    if not text:
        return []
    if not options:
        raise LookupError(f"this command takes no option, and got {text!r}")
    names = "|".join(re.escape(name) for name in options)
    pieces = re.split(rf"(?:^|\s)({names}):\s*", text)
    first = [(options[0], pieces[0].strip())] if pieces[0].strip() else []
    return first + [(name, value.strip()) for name, value in zip(pieces[1::2], pieces[2::2], strict=True)]


def _message(raw: dict[str, Any]) -> MessageText:
    embeds = tuple(
        EmbedText(e["title"], e["description"], tuple((name, value) for name, value in e["fields"]), e["footer"])
        for e in raw["embeds"]
    )
    return MessageText(raw["id"], raw["author"], raw["content"], raw["private"], embeds, tuple(raw["buttons"]))
