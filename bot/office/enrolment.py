"""Enrolment: people are invited by a link that works once, and come in by accepting it."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot import access
from bot.refusal import Refusal
from storage.invitations import Invitation
from storage.people import Membership
from storage.tx import Tx

ROLES = ("auditor", "agency_lead", "lead", "admin")

FOR_AGENCY = frozenset({"auditor", "agency_lead"})
"""The roles that are held for an agency."""

DAYS = (1, 7, 30)
"""For how many days a link may work."""

NAMES_MAX = 30
"""The most people who are invited at once."""

NAME_MAX = 60
"""The longest name, in characters."""


@dataclass(frozen=True)
class Place:
    """A role, for an agency where it has one, in one round or (None) in every round."""

    role: str
    agency_id: int | None = None
    round_id: int | None = None


@dataclass(frozen=True)
class Link:
    """An invitation with the secret of its link, which is kept nowhere: only its hash is."""

    invitation: Invitation
    secret: str


def invite(tx: Tx, who: int, place: Place, names: Sequence[str], days: int = 7) -> list[Link]:
    """Make a link for each name; raises Refusal, and then makes none."""
    access.allow(tx, who, "invite")
    check_place(tx, place)
    expires_at = _expiry(tx, days)
    return [_made(tx, who, name, expires_at, place) for name in _checked(names)]


def renew(tx: Tx, who: int, invitation_id: int) -> Link:
    """Make another link for an invitation that waits; the one before works no more."""
    access.allow(tx, who, "invite")
    one, secret = _waiting(tx, invitation_id), secrets.token_urlsafe(16)
    tx.invitations.renew(one.id, secret)
    return Link(one, secret)


def revoke(tx: Tx, who: int, invitation_id: int) -> Invitation:
    """Take back an invitation that waits; gives it."""
    access.allow(tx, who, "invite")
    one = _waiting(tx, invitation_id)
    tx.invitations.revoke(one.id)
    return one


def waiting(tx: Tx, who: int) -> list[Invitation]:
    """List the invitations that wait to be accepted, the newest first."""
    access.allow(tx, who, "invite")
    return [one for one in tx.invitations.all() if one.state(tx.now) == "waiting"]


def get_waiting(tx: Tx, who: int, invitation_id: int) -> Invitation:
    """Get an invitation that waits to be accepted; raises Refusal when it does not."""
    access.allow(tx, who, "invite")
    return _waiting(tx, invitation_id)


def move(tx: Tx, who: int, person_id: int, days: int = 7) -> Link:
    """Make the link that moves a person to the account that accepts it."""
    access.allow(tx, who, "manage_people")
    return _made(tx, who, tx.people.get(person_id).name, _expiry(tx, days), person_id=person_id)


def opened(tx: Tx, invitation_id: int, account: int) -> Invitation:
    """Note that an account opened a link, and give what it invites to; raises Refusal when it works no more.

    From here on only this account can accept: a link that was passed on, or seen by another, is taken up by one alone.
    """
    one = tx.invitations.get(invitation_id)
    refuse_over(tx, one)
    person = tx.people.find_by_telegram(account)
    if person and person.state == "suspended" and person.id != one.person_id:
        raise Refusal("stranger")
    if person and one.person_id and person.id != one.person_id:
        raise Refusal("account_taken")
    if one.opened_by != account:
        tx.invitations.open(one.id, account)
    return one


def refuse_over(tx: Tx, one: Invitation) -> None:
    """Refuse a link that works no more: its time, its place, or its maker's right to let people in is over."""
    if (state := one.state(tx.now)) != "waiting":
        raise Refusal("link_over", state=state)
    if not _may_let_in(tx, one.made_by, one) or (one.role and not _is_there(tx, one)):
        raise Refusal("link_over", state="revoked")


def revoke_unfounded(tx: Tx, person_id: int) -> None:
    """Take back the links that a person made or was sent, and may make no longer: called where they lose a right.

    Whoever makes the link of somebody else's invitation anew is sent it, and knows its secret.
    """
    sent = tx.outbox.links_of(person_id)
    for one in tx.invitations.all():
        is_known = one.made_by == person_id or one.id in sent
        if is_known and one.state(tx.now) == "waiting" and not _may_let_in(tx, person_id, one):
            tx.invitations.revoke(one.id)


def _may_let_in(tx: Tx, who: int, one: Invitation) -> bool:
    """Tell whether somebody may let people in where a link leads to."""
    action = "manage_people" if one.person_id else "invite"
    return access.may(tx, who, action, one.round_id or access.ALL_ROUNDS, agency_id=one.agency_id)


def accept(tx: Tx, invitation_id: int, account: int) -> int:
    """Let in the account that opened a link: a new person, a known one with one more role, or a person who moves.

    Gives the person's id; accepted already by this account, nothing changes. Raises Refusal.
    """
    one = _find(tx, invitation_id)
    if one is None or one.opened_by != account:
        raise Refusal("not_to_accept")
    person = tx.people.find_by_telegram(account)
    if one.used_at and person and person.is_active:
        return person.id
    opened(tx, one.id, account)
    if person is None:
        tx.prompts.forget(account)  # of whoever had the account before
    if one.person_id:
        person_id = one.person_id
        if person is None:
            tx.inbox.drop_from(tx.people.get(person_id).telegram_id)  # else it would be theirs again, moved back
            tx.people.move(person_id, account)
    else:
        person_id = person.id if person else tx.people.put(account, one.name)
    tx.acts_as(f"person:{person_id}")
    if not tx.people.get(person_id).is_active:
        tx.people.set_state(person_id, "active")
    if one.role:
        tx.people.join(Membership(person_id, one.round_id, one.role, one.agency_id))
    tx.people.accept(person_id, tx.now)
    tx.invitations.use(one.id)
    return person_id


def decline(tx: Tx, invitation_id: int, account: int) -> None:
    """Forget the account that opened a link and did not accept; the link goes on working."""
    one = _find(tx, invitation_id)
    if one and one.opened_by == account and one.state(tx.now) == "waiting":
        tx.invitations.decline(one.id)


def _is_there(tx: Tx, one: Invitation) -> bool:
    """Tell whether what an invitation is for is still there: its round may be archived, its agency no part of it."""
    try:
        check_place(tx, Place(one.role, one.agency_id, one.round_id))
    except Refusal:
        return False
    return True


def check_place(tx: Tx, place: Place) -> None:
    """See that a role can be held for this agency in this round; raises Refusal saying what does not fit."""
    if place.role not in ROLES:
        raise Refusal("no_such_role")
    if (place.role in FOR_AGENCY) != (place.agency_id is not None):
        raise Refusal("role_wants_agency" if place.role in FOR_AGENCY else "role_has_no_agency")
    try:
        agency = tx.rounds.agency(place.agency_id) if place.agency_id is not None else None
        round_ = tx.rounds.get(place.round_id) if place.round_id is not None else None
    except LookupError:
        raise Refusal("no_such_place") from None
    if round_ and round_.state == "archived":
        raise Refusal("round_archived", title=round_.title)
    if round_ and agency and not {agency.id, agency.parent_id} & {one.id for one in tx.rounds.agencies(round_.id)}:
        raise Refusal("agency_not_in_round", agency=agency.name, title=round_.title)


def _checked(names: Sequence[str]) -> list[str]:
    """Check names as they were typed; raises Refusal."""
    tidy = [" ".join(name.split()) for name in names]
    tidy = [name for name in tidy if name]
    if not tidy:
        raise Refusal("names_wanted")
    if len(tidy) > NAMES_MAX:
        raise Refusal("names_too_many", count=len(tidy), most=NAMES_MAX)
    for name in tidy:
        if len(name) > NAME_MAX or not all(map(_is_plain, name)) or not any(map(str.isalpha, name)):
            raise Refusal("name_not_taken", name=name[:NAME_MAX], most=NAME_MAX)
        if [one.casefold() for one in tidy].count(name.casefold()) > 1:
            raise Refusal("name_twice", name=name)
    return tidy


def _is_plain(character: str) -> bool:
    """Tell what may stand in a name; joiners, which nobody sees, are part of names in Persian and in Hindi."""
    return character.isprintable() or character in "\u200c\u200d"


def _made(
    tx: Tx, who: int, name: str, expires_at: str, place: Place | None = None, person_id: int | None = None
) -> Link:
    secret = secrets.token_urlsafe(16)
    role, agency, round_ = (place.role, place.agency_id, place.round_id) if place else ("", None, None)
    made = tx.invitations.add(
        secret, name, expires_at, who, role=role, agency_id=agency, round_id=round_, person_id=person_id
    )
    return Link(tx.invitations.get(made), secret)


def _expiry(tx: Tx, days: int) -> str:
    if days not in DAYS:
        raise Refusal("days_not_offered", days=DAYS)
    return (datetime.fromisoformat(tx.now) + timedelta(days=days)).isoformat(timespec="milliseconds")


def _find(tx: Tx, invitation_id: int) -> Invitation | None:
    try:
        return tx.invitations.get(invitation_id)
    except LookupError:
        return None


def _waiting(tx: Tx, invitation_id: int) -> Invitation:
    one = _find(tx, invitation_id)
    if one is None:
        raise Refusal("no_such_invitation")
    if (state := one.state(tx.now)) != "waiting":
        raise Refusal("invitation_over", name=one.name, state=state)
    return one
