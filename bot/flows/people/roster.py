"""Who has access: the list of people, one of them, and what can be done about them."""

from __future__ import annotations

from bot.flows.casework import reference_of
from bot.flows.people.choosing import LABELS, numbers_of, paged, place_of, role_line, short
from bot.flows.people.inviting import line_of, sent
from bot.flows.people.views import InvitationsView, PeopleView, PersonLine, PersonView, RoleLine, WaitingLine
from bot.flows.turn import Button, Heard, Message, Notice, Reply, Rows
from bot.office import enrolment, people
from bot.office.enrolment import Place
from bot.office.look_alikes import told_apart
from questionnaires.catalog import Catalog
from storage.invitations import Invitation
from storage.people import Person
from storage.tx import Tx


def show_people(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """List everybody who was ever let in, a page at a time."""
    found = people.everybody(tx, heard.person)
    names = _called(tx)
    buttons = [Button(names[one.id], "person", (one.id,)) for one in found]
    rows, page, pages = paged(buttons, heard.args[0] if heard.args else 0, "people")
    on_page = {button.args[0] for row in rows for button in row if button.verb == "person"}
    waiting = len(enrolment.waiting(tx, heard.person))
    lines = tuple(_line(tx, one) for one in found if one.id in on_page)
    ways = (Button("Invite", "invite"), Button("Invitations", "invitations", (0,)), Button("My cases", "cases", (0,)))
    view = PeopleView(lines, len(found), waiting, page + 1, pages)
    return Reply((Message(view, (*rows, ways), fresh=heard.kind == "command"),))


def _line(tx: Tx, person: Person) -> PersonLine:
    return PersonLine(_called(tx)[person.id], person.state, tuple(line for line, _ in _roles(tx, person.id)))


def _called(tx: Tx) -> dict[int, str]:
    """Call everybody so that people whose names look alike, as short as a button has them, can be told apart."""
    return told_apart((one.id, short(one.name)) for one in tx.people.all())


def _roles(tx: Tx, person_id: int) -> list[tuple[RoleLine, Place]]:
    places = [Place(one.role, one.agency_id, one.round_id) for one in tx.people.roles(person_id)]
    return [(role_line(tx, one.role, one.agency_id, one.round_id), one) for one in places]


def show_person(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Show one person, with what can be done."""
    return _shown(tx, heard)


def _shown(tx: Tx, heard: Heard, notice: Notice | None = None, asks: str = "", rows: Rows | None = None) -> Reply:
    person_id = heard.args[0]
    person = people.find(tx, heard.person, person_id)
    left = tuple(f"{reference_of(one)} · {one.agency}" for one in people.unfinished(tx, heard.person, person_id))
    read = next(iter(tx.acknowledgements.of(person_id)), None)
    said = (read.version, read.read_at) if read else (0, "")
    return Reply((Message(PersonView(_line(tx, person), *said, left, asks), rows or _ways(person), None, notice),))


def _ways(person: Person) -> Rows:
    one = (person.id,)
    roles = (Button("Add a role", "pick_role", one), Button("Take a role away", "roles", one))
    back = (Button("Back", "people", (0,)),)
    if person.state == "removed":
        return (back,)
    state = Button("Suspend", "suspend", one) if person.is_active else Button("Restore", "restore", one)
    return (roles, (state, Button("New phone", "new_phone", one)), (Button("Remove", "remove", one),), back)


def show_roles(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Ask which role is to be taken away."""
    person_id = heard.args[0]
    people.find(tx, heard.person, person_id)
    buttons = [
        Button(short(" · ".join(filter(None, (LABELS[line.role], line.agency, line.round)))), "drop_role",
               (person_id, *numbers_of(place)))
        for line, place in _roles(tx, person_id)
    ]  # fmt: skip
    rows = (*((button,) for button in buttons), _cancel(person_id))
    return _shown(tx, heard, asks="role" if buttons else "no_role", rows=rows)


def give_role(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Give a person the role that the buttons chose."""
    people.give_role(tx, heard.person, heard.args[0], place_of(*heard.args[1:]))
    return _shown(tx, heard, Notice("role_given"))


def drop_role(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Take away the role that a button names."""
    people.take_role(tx, heard.person, heard.args[0], place_of(*heard.args[1:]))
    return _shown(tx, heard, Notice("role_taken"))


def suspend(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Shut a person out at once."""
    people.suspend(tx, heard.person, heard.args[0])
    return _shown(tx, heard, Notice("suspended"))


def restore(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Let a suspended person in again."""
    people.restore(tx, heard.person, heard.args[0])
    return _shown(tx, heard, Notice("restored"))


def ask_remove(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Ask whether a person is to be removed, and say what will be without an auditor."""
    return _shown(tx, heard, asks="remove", rows=_confirm(heard.args[0], "Remove", "remove_now"))


def remove(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Remove a person, and list what is now without an auditor."""
    people.remove(tx, heard.person, heard.args[0])
    return _shown(tx, heard, Notice("removed"))


def ask_move(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Say what a new phone takes, and ask whether to go on."""
    return _shown(tx, heard, asks="move", rows=_confirm(heard.args[0], "Suspend and make a link", "new_phone_now"))


def move(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Shut a lost phone out, and make the link for the new one."""
    return sent(tx, [people.move(tx, heard.person, heard.args[0])])


def _confirm(person_id: int, label: str, verb: str) -> Rows:
    return ((Button(label, verb, (person_id,)),), _cancel(person_id))


def _cancel(person_id: int) -> tuple[Button, ...]:
    return (Button("Cancel", "person", (person_id,)),)


def show_invitations(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """List the invitations that wait to be accepted, a page at a time."""
    return _waiting(tx, heard, heard.args[0])


def _waiting(tx: Tx, heard: Heard, page: int, notice: Notice | None = None) -> Reply:
    found = enrolment.waiting(tx, heard.person)
    buttons = [Button(short(one.name), "invited", (one.id,)) for one in found]
    rows, page, pages = paged(buttons, page, "invitations")
    on_page = {button.args[0] for row in rows for button in row if button.verb == "invited"}
    view = InvitationsView(tuple(_invited(tx, one) for one in found if one.id in on_page), page + 1, pages, one=False)
    ways = (Button("Invite", "invite"), Button("Back", "people", (0,)))
    return Reply((Message(view, (*rows, ways), None, notice),))


def _invited(tx: Tx, one: Invitation) -> WaitingLine:
    return WaitingLine(one.name, line_of(tx, one), one.person_id is not None, one.expires_at, bool(one.opened_by))


def show_invitation(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Show one invitation, with what can be done."""
    one = enrolment.get_waiting(tx, heard.person, heard.args[0])
    rows: Rows = (
        (Button("New link", "new_link", (one.id,)), Button("Revoke", "revoke", (one.id,))),
        (Button("Back", "invitations", (0,)),),
    )
    return Reply((Message(InvitationsView((_invited(tx, one),), 1, 1, one=True), rows),))


def revoke(tx: Tx, catalog: Catalog, heard: Heard) -> Reply:
    """Take an invitation back."""
    one = enrolment.revoke(tx, heard.person, heard.args[0])
    return _waiting(tx, heard, 0, Notice("revoked", {"name": one.name}))
