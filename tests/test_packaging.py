"""What is handed to whoever runs the bot: the image, CI, the pages about settings and permissions."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.doctor import NEWEST_PYTHON
from bot.invitation import PERMISSIONS
from bot.settings import described_settings, environment_names

ROOT = Path(__file__).parents[1]


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def uncommented(name: str) -> str:
    """A file without its comments: lines joined where a backslash continues them."""
    lines = [line for line in text_of(name).splitlines() if not line.lstrip().startswith("#")]
    return re.sub(r"\\\n\s*", " ", "\n".join(lines))


# The image


def stages() -> list[str]:
    return re.split(r"(?m)^(?=FROM )", uncommented("Dockerfile"))[1:]


def test_the_image_is_built_in_two_stages_from_one_pinned_base() -> None:
    bases = [stage.split()[1] for stage in stages()]
    assert len(bases) == 2
    assert len(set(bases)) == 1
    assert re.fullmatch(r"python:3\.\d+-slim-\w+(@sha256:[0-9a-f]{64})?", bases[0])


def test_the_images_python_is_one_that_is_tested() -> None:
    (minor,) = {re.match(r"FROM python:3\.(\d+)", stage)[1] for stage in stages()}  # type: ignore[index]
    assert f'"3.{minor}"' in text_of(".github/workflows/test.yml")


def test_the_image_installs_the_bots_pinned_packages_alone_and_by_hash() -> None:
    build = uncommented("Dockerfile")
    (install,) = re.findall(r"(?m)^RUN .*pip .* install .*$", build)
    assert "--require-hashes" in install
    assert "--only-binary :all:" in install
    assert re.search(r"-r \S*requirements\.txt", install)
    for other in ("playground.txt", "dev.txt", "simcord", "playground"):
        assert other not in build


def test_the_image_does_not_run_as_root_and_writes_to_data_alone() -> None:
    run = stages()[-1]
    (user,) = re.findall(r"(?m)^USER (\d+):(\d+)$", run)
    assert all(int(id) >= 10_000 for id in user), "an id that no host gives to somebody else"
    assert re.search(rf"install --directory --mode 0700 --owner {user[0]} --group {user[1]} /data", run)
    assert re.findall(r"(?m)^VOLUME (.*)$", run) == ["/data"]
    assert "DATA_FOLDER=/data" in run
    assert "PYTHONDONTWRITEBYTECODE=1" in run
    assert "--chown" not in run, "the bot's own files belong to root"
    after = run[run.index("USER ") :]
    assert not re.search(r"(?m)^(RUN|COPY|ADD|USER \D)", after)


def test_the_image_opens_no_port_holds_no_secret_and_can_be_stopped() -> None:
    build = uncommented("Dockerfile")
    assert "EXPOSE" not in build
    assert "TOKEN" not in build
    assert not re.search(r"(?m)^(ARG|ADD)\b|curl|wget|apt-get|sudo", build)
    run = stages()[-1]
    assert "STOPSIGNAL SIGTERM" in run
    assert re.search(r'HEALTHCHECK .*CMD \["python", "-m", "bot", "health"\]', run)
    assert re.search(r"HEALTH_PORT=\d+", run)
    assert 'ENTRYPOINT ["python", "-m", "bot"]' in run, "a shell would keep SIGTERM from the bot"


def test_only_the_bot_gets_into_the_image() -> None:
    rules = [line for line in uncommented(".dockerignore").splitlines() if line]
    assert rules[0] == "*"
    assert {rule[1:] for rule in rules if rule.startswith("!")} == {"requirements.txt", "bot", "cogs"}
    assert rules.index("bot/playground") > rules.index("!bot")
    copied = re.findall(r"(?m)^COPY (?!--from)(\S+)", uncommented("Dockerfile"))
    assert set(copied) == {"requirements.txt", "bot", "cogs"}


def service() -> str:
    """The part of compose.yaml about the bot."""
    compose = uncommented("compose.yaml")
    return compose[compose.index("services:") : compose.index("\nsecrets:")]


def test_compose_gives_the_container_no_more_than_it_needs() -> None:
    bot = service()
    (user,) = re.findall(r"(?m)^USER (\S+)$", uncommented("Dockerfile"))
    for line in (f'user: "{user}"', "read_only: true", "restart: unless-stopped"):
        assert f"    {line}\n" in bot
    assert re.search(r"cap_drop:\n\s+- ALL\n", bot)
    assert re.search(r"security_opt:\n\s+- no-new-privileges:true\n", bot)
    assert re.search(r"tmpfs:\n\s+- /tmp:\S*noexec,nosuid,nodev,size=\d+m\n", bot)
    for limit in ("pids_limit", "mem_limit", "cpus"):
        assert re.search(rf"(?m)^    {limit}: \d", bot)
    for more in (
        "ports:",
        "privileged",
        "cap_add",
        "docker.sock",
        "network_mode",
        "expose:",
        "devices:",
        "pid:",
        "ipc:",
    ):
        assert more not in bot
    assert re.findall(r"volumes:\n((?:\s+- .*\n)+)", bot) == ["      - data:/data\n"]


def test_compose_waits_for_a_clean_stop() -> None:
    from bot.__main__ import LATEST_EXIT

    (seconds,) = re.findall(r"stop_grace_period: (\d+)s", service())
    assert int(seconds) > LATEST_EXIT


def test_compose_hands_over_the_token_as_a_file_that_git_never_sees() -> None:
    compose = uncommented("compose.yaml")
    assert "DISCORD_TOKEN_FILE: /run/secrets/discord_token" in service()
    assert "DISCORD_TOKEN:" not in compose
    (file,) = re.findall(r"file: \./(\S+)", compose)
    ignored = [line.strip("/") for line in text_of(".gitignore").splitlines()]
    assert file in ignored or any(part in ignored for part in map(str, Path(file).parents))
    assert file in text_of("docs/self-hosting.md")


# What the image holds is enough

_ONLY_REQUIRED = """
import importlib.metadata, re, sys
from importlib.machinery import PathFinder

pinned = set(re.findall(r"(?m)^([\\w.-]+)==", open({requirements!r}).read()))
normal = lambda name: re.sub(r"[-_.]+", "-", name).lower()
owners = importlib.metadata.packages_distributions()
absent = {{top for top, packages in owners.items() if not {{normal(package) for package in packages}} & pinned}}
assert "simcord" in absent and "pytest" in absent and "discord" not in absent, absent

class OnlyRequired(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        return None if name.partition(".")[0] in absent else super().find_spec(name, path, target)

sys.meta_path[sys.meta_path.index(PathFinder)] = OnlyRequired
"""


def run_with_only_required(
    code: str, folder: Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run Python as in the image: its packages alone."""
    prelude = _ONLY_REQUIRED.format(requirements=str(ROOT / "requirements.txt"))
    kept = {key: value for key, value in os.environ.items() if key not in environment_names()}
    return subprocess.run(
        [sys.executable, "-c", prelude + textwrap.dedent(code)],
        cwd=folder,
        env={**kept, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(folder), **(environment or {})},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the image holds in /app, which cannot be written."""
    app = tmp_path_factory.mktemp("image") / "app"
    for name in ("bot", "cogs"):
        shutil.copytree(ROOT / name, app / name, ignore=shutil.ignore_patterns("playground", "__pycache__"))
    return app


def contents(folder: Path) -> set[Path]:
    return {path.relative_to(folder) for path in folder.rglob("*")}


def test_the_bot_stands_without_the_packages_of_playground_and_tests(image: Path) -> None:
    done = run_with_only_required(
        """
        import bot.client
        print(sorted(command.name for command in bot.client.create_bot().tree.get_commands()))
        """,
        image,
    )
    assert done.stderr == ""
    assert "'pace'" in done.stdout


def test_doctor_is_content_with_the_image_and_nothing_is_written_into_it(image: Path, tmp_path: Path) -> None:
    before = contents(image)
    done = run_with_only_required(
        "from bot.__main__ import main; raise SystemExit(main(['doctor']))",
        image,
        {"DATA_FOLDER": str(tmp_path / "data")},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "problem" not in done.stdout
    assert contents(image) == before


@pytest.mark.parametrize("has_playground", [False, True])
def test_without_token_and_playground_it_says_how_to_get_either(has_playground: bool, image: Path) -> None:
    folder = ROOT if has_playground else image
    done = run_with_only_required(
        "from bot.__main__ import main; raise SystemExit(main(['run']))", folder, {"PLAYGROUND_BROWSER": "no"}
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "`make install`" in done.stderr
    assert "No DISCORD_TOKEN is set" in done.stdout + done.stderr


def test_nobody_commands_the_bot_from_a_chat() -> None:
    files = {*ROOT.glob("bot/**/*.py"), *ROOT.glob("cogs/**/*.py")} - {*ROOT.glob("bot/playground/*.py")}
    for file in files:
        assert not re.search(
            r"\bis_owner\b|\bowner_ids?\b|\beval\(|\bexec\(|create_webhook", file.read_text("utf-8")
        ), file


# CI


def test_ci_runs_the_tests_on_every_python_that_is_promised() -> None:
    workflow = uncommented(".github/workflows/test.yml")
    (versions,) = re.findall(r"python: \[(.*)\]", workflow)
    assert versions == ", ".join(f'"3.{minor}"' for minor in range(11, NEWEST_PYTHON[1] + 1))
    assert "run: make test\n" in workflow + "\n"
    assert 'requires-python = ">=3.11"' in text_of("pyproject.toml")


def test_ci_pins_its_actions_and_has_no_rights() -> None:
    workflow = uncommented(".github/workflows/test.yml")
    uses = re.findall(r"uses: (\S+)", workflow)
    assert uses
    for action in uses:
        assert re.fullmatch(r"actions/(checkout|setup-python)@[0-9a-f]{40}", action)
    assert re.findall(r"(?m)^permissions:\n((?:  .*\n)+)", workflow) == ["  contents: read\n"]
    assert workflow.count("permissions:") == 1
    assert "persist-credentials: false" in workflow
    for risk in ("pull_request_target", "secrets.", "workflow_run", "continue-on-error"):
        assert risk not in workflow


# Pages


def block(page: str, start: str) -> list[str]:
    """The lines between ``<!-- start ... -->`` and the next comment."""
    (found,) = re.findall(rf"<!-- {start}[^\n]*\n(.*?)<!-- end of", text_of(page), re.DOTALL)
    return str(found).splitlines()


def test_the_table_of_settings_is_the_settings() -> None:
    table = [f"| `{name}` | {about} |" for name, about in described_settings().items()]
    assert block("docs/self-hosting.md", "settings")[2:] == table


def test_the_example_explains_every_setting_in_the_same_words() -> None:
    example = text_of(".env.example")
    assert re.findall(r"(?m)^(\w+)=$", example) == list(described_settings())
    said = " ".join(line.removeprefix("# ") for line in example.splitlines())
    for name, about in described_settings().items():
        assert f"{about} {name}=" in said


def test_the_page_names_exactly_the_permissions_of_the_link() -> None:
    names = [line.split("|")[1].strip() for line in block("docs/self-hosting.md", "permissions")[2:]]
    assert names == list(PERMISSIONS)
    for page in ("docs/self-hosting.md", "SECURITY.md"):
        for name in PERMISSIONS:
            assert name in text_of(page)


def test_every_sentence_of_the_troubleshooting_is_one_that_the_bot_says() -> None:
    rows = text_of("docs/self-hosting.md").split("## When it says")[1]
    sentences = [row.split("|")[1].strip() for row in rows.splitlines() if row.startswith("| ")][1:]
    code = " ".join(re.sub(r'"\s+f?"', "", path.read_text(encoding="utf-8")) for path in (ROOT / "bot").rglob("*.py"))
    code = re.sub(r"\{TOKEN_FILE_NAME\}", "DISCORD_TOKEN_FILE", code)
    symptoms = ("the commands do not show up", "a command gets no answer")
    said = [sentence for sentence in sentences if not sentence.startswith(symptoms)]
    assert len(said) > 10
    for sentence in said:
        for part in filter(None, (part.strip() for part in sentence.split("…"))):
            assert part in code, sentence


def test_the_unit_of_systemd_is_as_careful_as_the_container() -> None:
    page = text_of("docs/self-hosting.md")
    unit = page[page.index("[Unit]") : page.index("WantedBy=")]
    for line in ("DynamicUser=yes", "NoNewPrivileges=yes", "CapabilityBoundingSet=\n", "ProtectSystem=strict"):
        assert line in unit
    assert "RestartPreventExitStatus=2\n" in unit
    assert re.search(r"TimeoutStopSec=20\n", unit)


@pytest.mark.parametrize("page", ["SECURITY.md", "PRIVACY.md", "docs/self-hosting.md"])
def test_every_link_between_pages_leads_somewhere(page: str) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", text_of(page)):
        assert (ROOT / page).parent.joinpath(target).exists(), target
