"""A small world with somebody of every kind in it, and its secrets: each is one thing that may be otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.flows.privacy import acknowledge
from questionnaires.catalog import Catalog
from storage.people import Membership
from storage.places import Focus
from storage.tx import Tx

ALDER, BRAMBLE, DOGWOOD = 1, 2, 3
XYLO, YARROW, ZINNIA, UNIT = 1, 2, 3, 4
EVERYTHING = frozenset({"pages", "export"})
EXPORT = frozenset({"export"})

Pick = Callable[[str, str, str], str]

ROLES: dict[str, list[tuple[int | None, str, int | None]]] = {
    "aud_x": [(ALDER, "auditor", XYLO), (ALDER, "auditor", YARROW)],
    "aud_x2": [(ALDER, "auditor", XYLO)],
    "aud_unit": [(ALDER, "auditor", UNIT)],
    "aud_y": [(ALDER, "auditor", YARROW)],
    "aud_z": [(BRAMBLE, "auditor", ZINNIA), (DOGWOOD, "auditor", ZINNIA)],
    "lead_x": [(ALDER, "agency_lead", XYLO)],
    "lead_y": [(ALDER, "agency_lead", YARROW)],
    "lead_u": [(ALDER, "agency_lead", UNIT)],
    "lead_a": [(ALDER, "lead", None)],
    "admin_a": [(ALDER, "admin", None)],
    "blind_admin": [(ALDER, "auditor", XYLO), (ALDER, "admin", None)],
    "blind_lead": [(ALDER, "auditor", XYLO), (ALDER, "agency_lead", XYLO)],
    "blind_round": [(ALDER, "auditor", YARROW), (ALDER, "lead", None)],
    "lead_b": [(BRAMBLE, "lead", None), (BRAMBLE, "admin", None)],
    "lead_d": [(DOGWOOD, "lead", None)],
    "admin_all": [(None, "admin", None)],
    "suspended": [(ALDER, "lead", None), (ALDER, "auditor", YARROW), (None, "admin", None)],
}
"""Everybody, and what they are: `blind` is who still owes the second audit of a case whose first is in."""

ID = {key: number for number, key in enumerate(ROLES, 1)}
ROUND = ("lead_a", "admin_a", "blind_admin", "blind_round")
"""Who reads the round."""


@dataclass(frozen=True)
class Secret:
    """One thing that may be otherwise: who may know it, and through what; everybody else must not be told."""

    name: str
    knows: dict[str, frozenset[str]] = field(default_factory=dict)

    def hides(self, person: str, channel: str) -> bool:
        """Tell whether it is hidden from a person in what is said through a channel."""
        return channel not in self.knows.get(person, ())


def known_to(*people: str, in_export: tuple[str, ...] = ()) -> dict[str, frozenset[str]]:
    """Name who may know a secret, and who reads it in an export only; an admin of all is one of each round."""
    found = dict.fromkeys(in_export, EXPORT) | dict.fromkeys(people, EVERYTHING)
    above = next((found[one] for one in ("admin_a", "lead_b", "lead_d") if one in found), None)
    return {**found, "admin_all": above} if above and "admin_all" not in found else found


X = ("lead_x", "blind_lead")
"""Who leads the one agency."""

SECRETS = (
    Secret("another agency's grade", known_to("aud_y", "lead_y", "lead_a", "admin_a", "blind_admin")),
    Secret("another agency's words", known_to("aud_y", "lead_y", "lead_a", "admin_a", "blind_admin")),
    Secret("a draft text", known_to("aud_y", in_export=("admin_a", "blind_admin"))),
    Secret("which draft was begun", known_to("aud_y", "lead_y", *ROUND)),
    Secret("a blind first audit", known_to("aud_x", "lead_x", "blind_lead", "lead_a", "admin_a", "blind_round")),
    Secret("how a blind first audit ended", known_to("aud_x2", "lead_x", *ROUND)),
    Secret("a blind first audit handed back", known_to("aud_x", "lead_x", *ROUND)),
    Secret("an unsigned return", known_to("aud_x2", *X, in_export=("admin_a", "blind_admin"))),
    Secret("a unit's name", known_to("aud_unit", "lead_u", "admin_all", *X)),
    Secret("of which return a concern is", known_to("aud_y", "lead_y", *ROUND)),
    Secret("a withdrawn return's words"),
    Secret("a quote", known_to("lead_a", "admin_a", "blind_round")),
    Secret("a draft round's title", known_to("lead_d", "admin_all")),
    Secret("a draft round's cases", known_to("lead_d")),
    Secret("what an auditor does elsewhere", known_to("aud_x", "aud_y", "lead_y", *ROUND)),
    Secret("who audits a second time", known_to("aud_x", *X, *ROUND)),
    Secret("why a case was handed back", known_to(*X, "lead_a", "admin_a", "blind_admin", "blind_round")),
    Secret("why a return was sent back", known_to("aud_x", *X)),
    Secret("another round's return", known_to("aud_z", "lead_b")),
    Secret("another round's case", known_to("aud_z", "lead_b")),
    Secret("what an agency's records know", known_to("lead_y", *ROUND)),
    Secret("which systems were searched", known_to("lead_y", *ROUND)),
    Secret("whom a link is for", known_to("admin_all")),
    Secret("who read the privacy notice", known_to("admin_all", "aud_y")),
    Secret("who puts reminders off", known_to("aud_y")),
    Secret("where somebody stands", known_to("aud_y")),
    Secret("somebody's other account"),
)


class World:
    """What a world is laid with: the one secret that is otherwise in it, and what is there all the same."""

    def __init__(self, tx: Tx, otherwise: str = "") -> None:
        self.tx, self.otherwise, self.picked = tx, otherwise, set[str]()
        form = Catalog().newest("six_areas")
        self.form_id = tx.forms.pin(form.key, form.version, form.sha256, form.body)

    def pick(self, secret: str, usual: str, other: str) -> str:
        """Give what a secret is in this world."""
        self.picked.add(secret)
        return other if self.otherwise == secret else usual

    def round(self, key: str, title: str, state: str, *, signs_off: bool = False) -> None:
        """Lay a round."""
        self.tx.rounds.put({
            "key": key, "title": title, "theme": "Neglect", "form_id": self.form_id, "period_from": "2025-11-01",
            "period_to": "2026-10-31", "due_on": "2026-12-18", "state": state, "briefing": f"About {title}.",
            "whom_to_tell": "Tell the duty desk.", "switches": '{"overall": true}', "retention_days": 365,
            "signs_off": int(signs_off),
        })  # fmt: skip

    def case(self, round_id: int, reference: str, age_band: str = "5 to 9") -> int:
        """Lay a case."""
        row = {"round_id": round_id, "reference": reference, "age_band": age_band, "gender": "F", "ethnicity": ""}
        return self.tx.cases.put({**row, "flags": "[]"})

    def give(self, case_id: int, agency_id: int, who: str, purpose: str = "first", round_id: int = ALDER) -> int:
        """Give a case to an auditor."""
        return self.tx.assignments.add(round_id, case_id, agency_id, ID[who], self.form_id, purpose)

    def answer(self, assignment_id: int, words: str, grade: str = "good", state: str = "", signer: str = "") -> int:
        """Answer a return, let it in and sign it off, as far as is said."""
        one = self.tx.assignments.get(assignment_id)
        response = self.tx.responses.open(assignment_id, one.form_id)
        said = {"recognition_evidence": {"text": words}, "recognition_grade": {"point": grade},
                "recommendations": {"text": f"{words} Act."}, "overall": {"point": grade}}  # fmt: skip
        for path, value in said.items():
            self.tx.answers.add(response.id, one.person_id, path, value)
        if state:
            self.tx.responses.close(response.id, state)
        if signer:
            self.tx.sign_offs.add(response.id, ID[signer], "signed_off")
        return response.id


def lay(tx: Tx, otherwise: str = "") -> None:
    """Lay the world, but for the one secret that is otherwise in it."""
    world = World(tx, otherwise)
    _rounds(world)
    _people(world)
    returns = _returns(world)
    _beside(world, returns)
    assert world.picked == {secret.name for secret in SECRETS}, "each secret is laid, and no other"


def _rounds(world: World) -> None:
    tx, pick = world.tx, world.pick
    world.round("alder", "Alder", "open", signs_off=True)
    world.round("bramble", "Bramble", "open")
    world.round("dogwood", pick("a draft round's title", "Dogwood", "Damson."), "draft")
    for key, name in (("xylo", "Xylo service"), ("yarrow", "Yarrow service"), ("zinnia", "Zinnia service")):
        tx.rounds.put_agency(key, name)
    tx.rounds.put_agency("unit", pick("a unit's name", "Oak School", "Elm School"), XYLO)
    for round_id, agencies in ((ALDER, [XYLO, YARROW]), (BRAMBLE, [ZINNIA]), (DOGWOOD, [ZINNIA])):
        tx.rounds.seat(round_id, agencies)
    for number in range(1, 7):
        world.case(ALDER, f"C0{number}")
    world.case(BRAMBLE, "Z01", pick("another round's case", "5 to 9", "10 to 15"))
    world.case(DOGWOOD, pick("a draft round's cases", "D01", "D02"))


def _people(world: World) -> None:
    tx, pick = world.tx, world.pick
    for number, (key, held) in enumerate(ROLES.items(), 1):
        account = int(pick("somebody's other account", "905", "955")) if key == "aud_z" else 900 + number
        assert tx.people.put(account, f"Person {key}") == number
        for round_id, role, agency_id in held:
            tx.people.join(Membership(number, round_id, role, agency_id))
        if key != "aud_y" or pick("who read the privacy notice", "read", "unread") == "read":
            acknowledge(tx, number)
    tx.people.mute(ID["aud_y"], pick("who puts reminders off", "", "2027-01-04"))
    tx.people.set_state(ID["suspended"], "suspended")


def _returns(world: World) -> dict[str, int]:
    """Lay what is audited; gives some returns by what they are called."""
    tx, pick = world.tx, world.pick
    give, answer = world.give, world.answer
    found: dict[str, int] = {}
    one, words = give(1, XYLO, "aud_x"), pick("a blind first audit", "Quick.", "Tardy.")
    grade = pick("a blind first audit", "good", "inadequate")
    found["blind"] = answer(one, words, grade, "submitted", "lead_x")
    give(1, XYLO, "blind_admin", "second")
    ended = pick("how a blind first audit ended", "submitted", "unable")
    answer(give(2, XYLO, "aud_x2"), "Ended.", state=ended, signer="lead_x")
    give(2, XYLO, "blind_lead", "second")
    grade, words = (
        pick("another agency's grade", "good", "inadequate"),
        pick("another agency's words", "Fern.", "Moss."),
    )
    found["theirs"] = answer(give(2, YARROW, "aud_y"), words, grade, "submitted", "lead_y")
    give(2, YARROW, "blind_round", "second")
    found["draft"] = answer(give(3, YARROW, "aud_y"), pick("a draft text", "Birch.", "Beech."))
    grade = pick("an unsigned return", "good", "inadequate")
    answer(give(3, XYLO, "aud_x2"), pick("an unsigned return", "Reed.", "Rush."), grade, "submitted")
    give(3, XYLO, pick("who audits a second time", "aud_x", "blind_admin"), "second")
    answer(give(4, UNIT, "aud_unit"), "Unit.")
    answer(give(6, UNIT, "aud_unit"), "Unit in.", state="submitted", signer="lead_u")
    give(5, YARROW, pick("what an auditor does elsewhere", "aud_y", "aud_x"))
    begun = give(1, YARROW, "aud_y")
    taken = give(4, YARROW, "aud_y")
    answer(taken, pick("a withdrawn return's words", "Thorn.", "Bloom."), "good")
    tx.assignments.withdraw(taken)
    back = give(5, XYLO, "aud_x2")
    tx.assignments.hand_back(back, pick("why a case was handed back", "On leave.", "Unwell.."))
    sent = answer(give(6, XYLO, "aud_x"), "Sent.", state="submitted")
    tx.sign_offs.add(sent, ID["lead_x"], "sent_back", pick("why a return was sent back", "More.", "Less."))
    tx.responses.give_back(sent)
    first = give(4, XYLO, "aud_x")
    give(4, XYLO, "blind_lead", "second")
    if pick("a blind first audit handed back", "kept", "back") == "back":
        tx.assignments.hand_back(first, "On leave.")
    other = give(6, YARROW, "aud_y")
    tx.responses.open(other if pick("which draft was begun", "one", "other") == "other" else begun, world.form_id)
    away = give(7, ZINNIA, "aud_z", round_id=BRAMBLE)
    answer(away, pick("another round's return", "Heath.", "Marsh."), state="submitted")
    give(8, ZINNIA, "aud_z", round_id=DOGWOOD)
    return found


def _beside(world: World, returns: dict[str, int]) -> None:
    """Lay what is said of returns, and what waits."""
    tx, pick = world.tx, world.pick
    tx.concerns.add(returns[pick("of which return a concern is", "theirs", "draft")], ID["aud_y"], "to_be_raised")
    tx.quotes.add(returns["blind"], ID["lead_a"], "recognition_evidence", pick("a quote", "They were quick.", "They."))
    knows = pick("what an agency's records know", "child", "family")
    systems = pick("which systems were searched", "SystmOne", "Mosaic..")
    for case_id, agency_id in ((1, XYLO), (5, XYLO), (1, YARROW)):
        at = (knows, systems) if agency_id == YARROW else ("child", "SystmOne")
        tx.scopings.put(case_id, agency_id, *at, 0)
    name = pick("whom a link is for", "Ann Ash", "Bea Box")
    tx.invitations.add("secret", name, "2099-01-01", ID["admin_all"], role="lead", round_id=BRAMBLE)
    path = pick("where somebody stands", "recognition_note", "voice_evidence")
    tx.places.go(ID["aud_y"], Focus(returns["draft"], "", path))
