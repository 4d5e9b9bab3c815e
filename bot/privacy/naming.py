"""What the words beside a word say of it: a person who is called so, a family, a body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.privacy import vocabulary
from bot.privacy.words import Word

NEAR = re.compile(r"(?:,? | ?[(:\[] ?|\. | - |, | ?/ ?|: ?)[\"']?")
CLOSE = re.compile(r" ?[\"'(]? ?|, | - | - ?|: | \(|, \"")
TWO_OF_ONE = frozenset({("mr", "and"), ("mrs", "and")})


def is_called(said: Sequence[Word], place: int) -> bool:
    """Tell a name by the word before it: a title, a relation or role, "called"."""
    word = said[place]
    if not place or not NEAR.fullmatch(word.gap):
        return False
    before = said[place - 1]
    if before.small in vocabulary.TITLES and word.gap in (" ", ". ") and _has_title(said, place):
        return True
    two = (said[place - 2].small, before.small) if place > 1 else ("", "")
    if before.small in vocabulary.NAMING or two in vocabulary.NAMING_BY_TWO:
        return _is_called_so(word)
    if before.small not in vocabulary.RELATIONS or before.owns or word.gap in (". ", ".") or word.passes:
        return False
    return _is_after_role(said, place)


def _has_title(said: Sequence[Word], place: int) -> bool:
    word, title = said[place], said[place - 1].small
    if len(word.written) == 1:
        is_addressed = (
            title in ("mr", "mrs", "ms", "miss", "dr") and word.written.isupper() and word.small not in ("ab")
        )
        return word.written.isupper() and (is_addressed or _has_surname(said, place))
    if title in vocabulary.STRONG_TITLES:
        if word.written[0].isupper():
            return word.small not in vocabulary.FIELD and word.small not in vocabulary.SHORT_FORMS
        return (
            title in ("mr", "mrs") and not word.passes and (word.is_surname or not word.is_ordinary) and word.gap == " "
        )
    return word.may_be_name and not is_institution(said, place) and (not word.is_ordinary or word.is_word_too)


def _has_surname(said: Sequence[Word], place: int) -> bool:
    """Tell whether a lone letter is a first name's, since a surname follows."""
    return place + 1 < len(said) and said[place + 1].gap in (" ", ". ") and said[place + 1].may_be_name


def _is_called_so(word: Word) -> bool:
    """Tell what somebody is called: with a capital or in quotation marks even an ordinary word."""
    if word.passes or len(word.written) == 1:
        return False
    if word.is_capital or word.gap[-1:] in ("'", '"'):
        return True
    return word.is_unknown or word.is_listed


def _is_after_role(said: Sequence[Word], place: int) -> bool:
    """Tell a name after "mum", "SW", "team manager": with a capital, or in small letters where no word could stand."""
    word = said[place]
    if len(word.written) == 1 or is_institution(said, place):
        return False
    if word.written.isupper() and not word.shouted:
        if len(word.written) < 4:
            return not word.is_ordinary and word.small not in vocabulary.SHORT_FORMS
        return not word.is_ordinary
    if word.is_capital and not word.shouted:
        return not word.is_ordinary or word.is_word_too or (word.is_surname and not _opens_a_title(said, place))
    if not CLOSE.fullmatch(word.gap):
        return False
    if word.is_word_too:
        return word.small not in vocabulary.HELPERS and (_ends_there(said, place) or said[place + 1].is_surname)
    return word.is_unknown and len(word.small) > 2


def _opens_a_title(said: Sequence[Word], place: int) -> bool:
    """Tell ordinary words with capitals after a role: "Parent Support Programme", "Child Death"."""
    word, after = said[place], said[place + 1] if place + 1 < len(said) else None
    return (word.small in vocabulary.COMMON and word.small not in vocabulary.NAMES_THAT_ARE_WORDS) or bool(
        after and after.gap == " " and after.is_capital and after.is_ordinary
    )


def _ends_there(said: Sequence[Word], place: int) -> bool:
    """Tell a word after which a person does something, or nothing of the sentence follows closely."""
    after = said[place + 1] if place + 1 < len(said) else None
    if after is None or after.gap != " ":
        return True
    return after.small in vocabulary.DOING or after.small in (
        "and",
        "who",
        "at",
        "to",
        "from",
        "with",
        "both",
        "also",
        "then",
        "now",
        "not",
        "in",
        "on",
    )


def is_of_family(said: Sequence[Word], place: int) -> bool:
    """Tell "the Whitlock family", "Cox children" and "the Whitlocks" from "the Larkfield Family Centre"."""
    word = said[place]
    if len(word.written) < 3 or word.passes or word.small in vocabulary.FIELD:
        return False
    after = said[place + 1] if place + 1 < len(said) and said[place + 1].gap == " " else None
    before = said[place - 1] if place and word.gap == " " else None
    is_the = bool(before and before.small == "the")
    if after and after.small in vocabulary.FAMILIES and not word.owns:
        return _may_be_surname(word, sure=is_the) and not _is_body(said, place + 1)
    if not is_the or not word.small.endswith("s") or (after and after.is_capital):
        return False
    one = word.small.removesuffix("es") if word.small.endswith(("xes", "shes", "ches", "sses")) else word.small[:-1]
    if word.is_capital and not word.shouted:
        return one not in vocabulary.COMMON and one not in vocabulary.FIELD and _is_no_thing(one)
    return word.is_unknown and one in vocabulary.SURNAMES and one not in vocabulary.ENGLISH


def _is_no_thing(one: str) -> bool:
    return one in vocabulary.SURNAMES or one not in vocabulary.ENGLISH


def _may_be_surname(word: Word, *, sure: bool) -> bool:
    if word.written[0].isupper() and not word.shouted and (not word.begins or sure):
        return not word.is_ordinary or word.is_surname
    if word.small in vocabulary.COMMON and word.small not in vocabulary.SURNAMES_IN_SMALL_LETTERS:
        return False
    return word.is_surname or word.is_unknown


def _is_body(said: Sequence[Word], place: int) -> bool:
    """Tell "Family Centre" from "family"."""
    goes_on = place + 1 < len(said) and said[place + 1].gap == " " and said[place + 1].is_capital
    return said[place].is_capital and goes_on


def is_institution(said: Sequence[Word], place: int) -> bool:
    """Tell "Northgate Clinic", "Munro Review", "Clare's Law": what a person or place gave its name to."""
    if said[place].is_listed and not said[place].owns:
        reach, kinds = 2, vocabulary.THINGS_CALLED_AFTER
    else:
        reach, kinds = 4, vocabulary.INSTITUTIONS | vocabulary.THINGS_CALLED_AFTER
    for at, word in enumerate(said[place + 1 : place + reach], place + 1):
        if word.gap not in (" ", " & ", "'s ", "-") and word.gap != "' ":
            return False
        if said[at - 1].owns or word.is_small:
            return word.small in (
                "law",
                "syndrome",
                "disease",
                "palsy",
                "scale",
                "sign",
                "charter",
                "ward",
                "clinic",
                "hospital",
                "hub",
            )
        if word.small in kinds:
            return True
        if not word.is_capital:
            return False
    return False
