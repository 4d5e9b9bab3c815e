"""Every command of the command line is in the trail, before it shows anything; a new one cannot forget it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli import COMMANDS
from bot.cli.commands import UNENTERED
from storage.store import Store, at_the_keyboard
from tests.bot.test_cli import answered, database
from tests.bot.test_cli_programme import FILE, LIST
from tests.bot.typed import Casewalk, casewalk

__all__ = ["answered", "casewalk", "database"]
pytestmark = pytest.mark.usefixtures("answered")

R = "neglect-2026"
TYPED = {
    "check": "", "export": R, "summary": R, "report": f"{R} --format md", "backup": "backup.sqlite3",
    "rounds new": "T --theme x --from 2026-01-01 --to 2026-02-01 --due 2027-01-01 --questionnaire six_areas",
    "rounds set": f"{R} title Other", "rounds open": R, "rounds close": f"{R} --yes", "rounds reopen": f"{R} --why x",
    "rounds report": R, "rounds archive": R, "rounds agencies": R, "rounds sample": f"{R} --again 1",
    "rounds watch": f"{R} --show", "rounds load": "round.toml", "rounds list": "", "rounds show": R,
    "rounds cases list": R, "rounds cases add": f"{R} C99", "rounds cases remove": f"{R} C99",
    "programme load": "programme.toml", "programme draw": "p 2026-12 list.csv", "programme status": "p",
    "quotes list": R, "quotes pick": f"{R} C07 police voice_evidence words", "quotes drop": f"{R} 1",
    "scoping show": R, "scoping set": f"{R} police child C07 --systems x", "assignments list": R,
    "assignments add": f"{R} C08 police P002", "assignments deal": f"{R} police", "assignments second": f"{R} police 1",
    "assignments move": f"{R} police P002", "assignments hand-back": "1 why", "assignments reassign": "1 P001",
    "assignments withdraw": "1", "assignments sign-off": "1", "assignments send-back": "1 why",
    "remind": "--dry-run", "remind mute": "P001 --until 2030-01-01", "remind unmute": "P001", "trail show": "",
    "people invite": "--role admin --name Ann", "people invitations": "", "people renew": "1", "people revoke": "1",
    "people list": "", "people notices": "", "people show": "P001", "people suspend": "P001", "people restore": "P001",
    "people remove": "P001", "people move": "P001", "people role add": "P001 --role lead",
    "people role drop": "P001 --role lead",
}  # fmt: skip
"""What is typed after each command; whether it is refused then does not matter."""

ELSEWHERE = {
    "run": "serves until it is stopped, and enters as it begins",
    "restore": "puts another database in the place, and enters it there",
    "sandbox": "has no database",
    "forms": "has no database",
    "forms check": "has no database",
    "key new": "has no database",
    "key encrypt": "enters what it did, in what it made",
    "key rotate": "enters what it did, in what it made",
}


def entries(database: Path) -> list[tuple[str, str, str]]:
    with Store.existing(database) as store:
        return [
            (one.entry.actor, one.entry.action, one.entry.part) for one in store.read_now(lambda tx: tx.trail.entries())
        ]


def test_no_command_is_left_out() -> None:
    assert set(COMMANDS) == TYPED.keys() | ELSEWHERE.keys() | UNENTERED
    assert len(COMMANDS) == len(set(COMMANDS))


@pytest.mark.parametrize("command", TYPED)
def test_a_command_is_entered_by_whoever_types_it(
    casewalk: Casewalk, database: Path, tmp_path: Path, command: str
) -> None:
    (tmp_path / "programme.toml").write_text(FILE, encoding="utf-8")
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    before = len(entries(database))
    done = casewalk(*command.split(), *TYPED[command].split())
    new = entries(database)[before:]
    assert new, done.stderr
    assert new[0] == (at_the_keyboard(), "command.ran", command), done.stderr


def test_what_a_command_shows_of_the_trail_has_its_own_entry_in_it(casewalk: Casewalk) -> None:
    assert casewalk("trail", "show").stdout.splitlines()[-1].split("\t")[3:6] == ["command.ran", "-", "trail show"]


def test_looking_at_the_head_does_not_move_it(casewalk: Casewalk, database: Path) -> None:
    before = entries(database)
    casewalk("trail", "head")
    casewalk("trail", "verify")
    assert entries(database) == before
