"""Two rounds on two questionnaires, and what an admin changes in their files while people answer."""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass, field
from pathlib import Path

from bot.flows.round_file import read_round
from bot.flows.round_loading import Loader
from bot.sandbox.chat import Someone
from questionnaires.catalog import FORMS, Catalog
from storage.store import Store
from tests.town import everybody_has_read

HERE = Path(__file__).parent

NURSE, OFFICER, LEAD, ADMIN, SECOND_NURSE, STRANGER = (700000000 + n for n in (1, 2, 3, 4, 5, 99))

PEOPLE = (
    Someone(NURSE, "Auditor One", "Auditor"),
    Someone(OFFICER, "Auditor Two", "Auditor"),
    Someone(LEAD, "Lead Three", "Lead"),
    Someone(ADMIN, "Admin Four", "Admin"),
    Someone(SECOND_NURSE, "Auditor Five", "Auditor"),
    Someone(STRANGER, "Stranger", "Stranger"),
)

AUDITORS = (NURSE, OFFICER, SECOND_NURSE)
AGENCIES = {"nursing": "Larkfield nursing", "police": "Larkfield police"}
AGENCY_OF = {NURSE: "nursing", OFFICER: "police", SECOND_NURSE: "nursing"}
COLLEAGUES = (NURSE, SECOND_NURSE)
ROLES = {LEAD: ["lead"], ADMIN: ["admin"], **{person: ["auditor"] for person in AUDITORS}}


@dataclass
class RoundFile:
    """A round's file as its admin last wrote it."""

    key: str
    letter: str
    questionnaire: str
    roles: dict[int, list[str]]
    due: int = 1
    assigned: dict[tuple[str, str], int] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The file."""
        parts = [
            f'key = "{self.key}"\ntitle = "Round of {self.questionnaire.replace("_", " ")}"\n'
            'theme = "Neglect & <care>"\n'
            f'questionnaire = "{self.questionnaire}"\nperiod = {{ from = 2025-11-01, to = 2026-10-31 }}\n'
            f'due = 2026-12-{self.due:02}\nwhom_to_tell = "Tell your safeguarding lead on 01632 960000."\n'
            'sharing_agreement = "ISA 1"\ndpia = "DPIA 1"',
            *(f'[[agencies]]\nkey = "{key}"\nname = "{name}"' for key, name in AGENCIES.items()),
            *(
                f'[[people]]\ntelegram_id = {one.id}\nname = "{one.name}"\nroles = {self.roles[one.id]}'
                + (f'\nagency = "{AGENCY_OF[one.id]}"' if one.id in AGENCY_OF else "")
                for one in PEOPLE
                if one.id in self.roles
            ),
            *(f'[[cases]]\nreference = "{case}"\nage = 11\ngender = "M"' for case in self.cases),
            *(
                f'[[assignments]]\ncase = "{case}"\nagency = "{agency}"\nperson = {person}'
                for (case, agency), person in self.assigned.items()
            ),
        ]
        return "\n".join(parts)

    @property
    def cases(self) -> list[str]:
        """The references that something is assigned of."""
        return sorted({case for case, _ in self.assigned})


class Admin:
    """Whoever keeps the rounds' files, and loads them anew in the middle of everything."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.folder = folder
        (folder / "forms").mkdir()
        for form in (*FORMS.glob("*.toml"), *HERE.glob("*.toml")):
            (folder / "forms" / form.name).write_text(form.read_text(encoding="utf-8"), encoding="utf-8")
        led = ROLES | {SECOND_NURSE: ["auditor", "lead"]}
        self.rounds = [RoundFile("long", "C", "six_areas", ROLES), RoundFile("short", "K", "short", led)]
        self._numbers = itertools.count(1)
        for person in AUDITORS:
            for round_ in (*self.rounds, self.rounds[1]):
                self.assign(round_, person)
        self.load(store)

    def assign(self, round_: RoundFile, person: int) -> None:
        """Give somebody a new case; now and then their case is also the other agency's."""
        number = next(self._numbers)
        case = f"{round_.letter}{number:02}"
        round_.assigned[(case, AGENCY_OF[person])] = person
        if number % 3 == 0:
            other = OFFICER if person != OFFICER else NURSE
            round_.assigned[(case, AGENCY_OF[other])] = other

    def change(self, store: Store, rng: random.Random, needy: list[int]) -> str:
        """Change one thing in a file and load it; gives what was changed."""
        round_ = rng.choice(self.rounds)
        ours = [key for key, person in round_.assigned.items() if person in COLLEAGUES]
        what = rng.choice(["a case", "a case", "handed", "withdrawn", "due", "form"]) if not needy else "a case"
        if what == "a case":
            self.assign(round_, rng.choice(needy or AUDITORS))
        elif what == "handed" and ours:
            key = rng.choice(ours)
            round_.assigned[key] = NURSE if round_.assigned[key] == SECOND_NURSE else SECOND_NURSE
        elif what == "withdrawn" and len(round_.assigned) > 4:
            round_.assigned.pop(rng.choice(list(round_.assigned)))
        elif what == "form":
            self._supersede()
        else:
            round_.due = round_.due % 28 + 1
        self.load(store)
        return f"{what} of {round_.key}"

    def _supersede(self) -> None:
        """Publish a second version of the short form: returns already begun keep the first."""
        text = (HERE / "short.v1.toml").read_text(encoding="utf-8")
        text = text.replace("version = 1", "version = 2").replace("Was the child seen?", "Did anybody see the child?")
        (self.folder / "forms" / "short.v2.toml").write_text(text, encoding="utf-8")

    def load(self, store: Store) -> None:
        """Load both files."""
        for round_ in self.rounds:
            file = self.folder / f"{round_.key}.toml"
            file.write_text(round_.text, encoding="utf-8")
            wanted, form = read_round(file, Catalog(self.folder / "forms"))
            store.write_now(lambda tx, wanted=wanted, form=form: Loader(tx, wanted, form).load())  # type: ignore[misc]
        store.write_now(everybody_has_read)
