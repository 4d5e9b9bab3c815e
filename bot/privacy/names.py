"""Likely names: what no vocabulary knows, given names that are known, and the words beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.privacy import vocabulary
from bot.privacy.initials import find_initials
from bot.privacy.naming import is_called, is_institution, is_of_family
from bot.privacy.reading import Span
from bot.privacy.words import Word, words_of

OPENS = re.compile(r"\w{3,20}(?:ed|ing)|(?:\w{2,20}[^l]|\w{1,20}[au]l)ly")
"""How a word ends that opens a sentence and has a comma after it (Sadly, Worried), and few surnames do."""


LONGEST_NAME, LONGEST_WORD = 3, 12
"""How many words a name in another script has at most, and how many letters each."""

JOINS = re.compile(r" (?:and|&|or|\+) |, | ?/ ?| & |, and ")


def find_names(words: str, agencies: tuple[str, ...] = ()) -> Iterator[Span]:
    """Find likely names, each with the further names that follow it."""
    said = words_of(words, agencies)
    last = -1
    for place in range(len(said)):
        if place > last and is_name(said, place):
            first = place - 1 if place - 1 > last and _begins_before(said, place) else place
            last = _end_of(said, place)
            yield Span(said[first].start, said[last].end, "name")
    yield from find_initials(words)


def is_name(said: Sequence[Word], place: int) -> bool:
    """Tell whether a word is likely a name, by itself or by its neighbours."""
    word = said[place]
    if place and said[place - 1].small in ("st", "saint") and word.gap in (" ", ". "):
        return False
    if is_called(said, place) or is_of_family(said, place) or _is_before_given_name(said, place):
        return True
    if word.small in vocabulary.GIVEN_WITH_CAPITAL and not word.is_shouted_alone and _is_person_here(said, place):
        return True
    if word.passes:
        return False
    if word.is_of_another_script:
        return _stands_apart(said, place)
    if len(word.written) == 1 or (len(word.written) < 4 and word.written.isupper()):
        return _is_initial(said, place)
    if word.is_small:
        return _is_small_name(said, place)
    if word.is_shouted_alone:
        return _is_name_in_capitals(said, place)
    return _is_name_with_capital(said, place)


def _stands_apart(said: Sequence[Word], place: int) -> bool:
    """Tell a name in another script from a sentence in it: at most three words, and none as long as a sentence."""
    first = last = place
    while first and said[first - 1].is_of_another_script and place - first < LONGEST_NAME:
        first -= 1
    while last + 1 < len(said) and said[last + 1].is_of_another_script and last - first < LONGEST_NAME:
        last += 1
    run = said[first : last + 1]
    return len(run) <= LONGEST_NAME and all(len(word.written) <= LONGEST_WORD for word in run)


def _after(said: Sequence[Word], place: int, gap: str = " ") -> Word | None:
    after = said[place + 1] if place + 1 < len(said) else None
    return after if after and after.gap == gap and not said[place].owns else None


def _does(said: Sequence[Word], place: int) -> bool:
    """Tell whether what follows is what people do or say."""
    after = _after(said, place)
    return bool(after and after.small in vocabulary.DOING)


def _is_person_here(said: Sequence[Word], place: int) -> bool:
    """Tell a given name that is a word, were it one of the field's, where only somebody can stand: "told April"."""
    word, before = said[place], said[place - 1] if place else None
    if _says(said, place):
        return word.small not in vocabulary.HELPERS or word.is_capital
    if word.is_capital:
        if not word.begins and _does(said, place) and said[place + 1].small != "and":
            return before is None or before.small not in vocabulary.PLACING or word.gap != " "
        if before is not None and word.gap == " " and before.small in vocabulary.RELATIONS and not before.owns:
            return place + 1 == len(said) or not said[place + 1].gap[1:2].isdigit()
        hears = before is not None and word.gap == " " and before.small in vocabulary.COMPANY
        return hears and before is not None and before.small not in ("called", "named", "re", "with")
    return _does(said, place) and word.small not in vocabulary.ABSTRACT


def _says(said: Sequence[Word], place: int) -> bool:
    after = _after(said, place)
    return bool(after and after.small in vocabulary.SAYING)


def _is_name_with_capital(said: Sequence[Word], place: int) -> bool:
    word, after = said[place], _after(said, place)
    if is_institution(said, place):
        return False
    if word.is_listed:
        return True
    if word.small in vocabulary.TOWNS_THAT_ARE_NAMES:
        return _is_no_town(said, place)
    if word.is_word_too:
        return _is_word_as_name(said, place)
    if after and after.may_be_name and len(after.written) > 1 and _says(said, place + 1):
        return True
    if after and after.may_be_name and len(after.written) > 1 and word.is_surname and after.is_surname:
        return not word.is_ordinary or (not word.begins and not _is_titled(said, place)) or _says(said, place + 1)
    if word.small in vocabulary.ENGLISH:
        return word.small not in vocabulary.ORDINARY and not word.begins
    return not word.is_ordinary and (not word.begins or _does(said, place) or not vocabulary.is_slip(word.small))


def _is_titled(said: Sequence[Word], place: int) -> bool:
    """Tell one of several ordinary words with capitals, as in the title of a thing."""
    return all(word.small in vocabulary.COMMON for word in said[place : place + 2])


def _is_no_town(said: Sequence[Word], place: int) -> bool:
    """Tell a person from the town of that name: where somebody acts, owns, or a name stands beside."""
    word, after = said[place], _after(said, place)
    before = said[place - 1] if place and word.gap == " " else None
    if before and before.small in vocabulary.PLACING:
        return False
    return bool(_does(said, place) or (after and after.is_capital and not after.passes and after.is_surname))


def _is_word_as_name(said: Sequence[Word], place: int) -> bool:
    """Tell a given name that is a word too by what follows where a sentence begins, or by standing alone within one."""
    word, after = said[place], _after(said, place)
    if _does(said, place):
        return True
    follows = said[place + 1] if place + 1 < len(said) else None
    if after and after.is_capital and len(after.written) > 1:
        return not after.passes and (after.is_surname or not after.is_ordinary)
    if word.begins:
        joined = follows is not None and bool(JOINS.fullmatch(follows.gap)) and follows.may_be_name
        return word.owns or joined or (follows is None and place == 0 and word.is_listed)
    before = said[place - 1]
    in_a_title = word.gap == " " and before.is_capital and not before.begins and len(before.written) > 1
    return not (in_a_title and before.is_ordinary and before.small not in vocabulary.RELATIONS)


def _is_small_name(said: Sequence[Word], place: int) -> bool:
    """Tell a name in small letters: one that is known, or no word at all where only a person can stand."""
    word = said[place]
    if word.gap[-1:].isdigit():
        return False
    if word.is_listed:
        return True
    if word.is_ordinary or not word.is_unknown or not word.written.isascii():
        return not word.written.isascii() and not word.is_ordinary
    if word.shouted:
        return word.is_spoken
    before = said[place - 1] if place and word.gap == " " else None
    after = _after(said, place)
    if (after and after.small in vocabulary.DOING) or (word.owns and len(word.small) > 2):
        return True
    if before and before.small in vocabulary.COMPANY:
        return True
    if (
        place > 1
        and before
        and before.small == "and"
        and said[place - 2].small in ("me", "him", "her", "them", "us", "he", "she")
    ):
        return True
    if (
        word.is_spoken
        and word.gap in (" ", ", ", " (")
        and place
        and said[place - 1].small not in vocabulary.AFTER_WHICH_NO_NAME
    ):
        return True
    return place > 1 and word.is_surname and _is_joined(said, place)


def _is_joined(said: Sequence[Word], place: int) -> bool:
    """Tell "aisha and zarnish": joined by "and" to a name that is known."""
    word, before = said[place], said[place - 1]
    if before.small in ("and", "or") and place > 1 and word.gap == " ":
        return said[place - 2].is_listed
    return bool(JOINS.fullmatch(word.gap)) and before.is_listed


def _is_name_in_capitals(said: Sequence[Word], place: int) -> bool:
    """Tell a name in capitals among other words (WHITLOCK) from abbreviations."""
    word = said[place]
    if word.is_ordinary or is_institution(said, place):
        return word.is_word_too and len(word.small) > 3 and _does(said, place)
    if word.is_listed:
        return len(word.small) > 3
    return (word.is_surname and len(word.small) > 4) or word.is_spoken


def _is_initial(said: Sequence[Word], place: int) -> bool:
    """Tell initials that own or do something: "JB told", "K's mum"; not Child A, by which an audit names one."""
    word = said[place]
    if not word.written.isupper() or word.small in vocabulary.SHORT_FORMS or word.shouted:
        return False
    before = said[place - 1] if place and word.gap == " " else None
    if len(word.written) > 1:
        if len(word.written) == 3 and not word.is_listed:
            return False
        return _does(said, place) or word.owns or bool(before and before.small in vocabulary.COMPANY) or word.is_listed
    if word.small in "aix" and not word.owns:
        return False
    alone = word.begins or (before is not None and before.small in vocabulary.COMPANY | {"and", "that", "by", "for"})
    return alone and (_does(said, place) or word.owns)


def _is_before_given_name(said: Sequence[Word], place: int) -> bool:
    """Tell "Whitlock, Sarah" from "Sadly, Sarah" and "In Basingstoke, Sarah"."""
    word, after = said[place], said[place + 1] if place + 1 < len(said) else None
    if not after or after.gap != ", " or len(word.written) == 1 or word.is_small:
        return False
    if not (after.is_listed or (after.is_word_too and after.is_capital)) or word.small in vocabulary.OPENING:
        return False
    if word.passes or not (word.is_surname or not word.is_ordinary) or OPENS.fullmatch(word.small):
        return False
    if not word.begins and said[place - 1].small in vocabulary.PLACING:
        return False
    return word.small not in vocabulary.COMMON or word.small in vocabulary.SURNAMES_IN_SMALL_LETTERS


def _begins_before(said: Sequence[Word], place: int) -> bool:
    """Tell a name's beginning that is a word by itself: "Grace Adeyemi", "WHITLOCK Sarah", "van der Berg"."""
    before, word = said[place - 1], said[place]
    if (
        word.gap != " "
        or (before.passes and before.small not in vocabulary.BEFORE_A_PLACE)
        or before.owns
        or before.small in vocabulary.OPENING
    ):
        return False
    if before.is_shouted_alone or before.shouted:
        return len(before.small) > 3 and before.is_surname and not before.is_ordinary
    if before.is_capital and before.small in vocabulary.BEFORE_A_PLACE:
        return not word.is_listed
    if before.is_capital and len(before.written) > 1:
        return before.is_word_too or (not before.begins and before.small not in vocabulary.FIELD)
    return False


def _end_of(said: Sequence[Word], place: int) -> int:
    """Give the place of the last word of a name that begins at a place."""
    last = place
    while last + 1 < len(said) and not said[last].owns:
        if _goes_on(said, last):
            last += 1
        elif last + 2 < len(said) and _goes_on_after_particle(said, last):
            last += 2
        else:
            break
    return last


def _goes_on(said: Sequence[Word], last: int) -> bool:
    """Tell whether a further name follows: "Sarah Jones", "A. Sandhu", "Sarah JONES", "sarah whitlock"."""
    word, after = said[last], said[last + 1]
    if after.gap != " " and not (after.gap == ". " and len(word.written) == 1):
        return False
    if after.small in vocabulary.FIELD or (after.passes and not _is_surname_and_town(said, last)):
        return False
    if after.is_shouted_alone:
        return not after.is_ordinary and len(after.written) > 2 and (word.is_listed or word.is_capital)
    if after.is_small:
        return word.is_small and _is_surname_in_small_letters(said, last + 1)
    return not is_institution(said, last + 1) or after.is_listed


def _is_surname_and_town(said: Sequence[Word], last: int) -> bool:
    word, after = said[last], said[last + 1]
    return (
        after.is_capital
        and word.is_capital
        and after.small in vocabulary.SURNAMES
        and not is_institution(said, last + 1)
    )


def _is_surname_in_small_letters(said: Sequence[Word], place: int) -> bool:
    """Tell "tyler smith and": a surname that is no word, or one with nothing after it that a word would need."""
    word, after = said[place], said[place + 1] if place + 1 < len(said) else None
    if len(word.small) == 1:
        return word.small not in "aikx" and (after is None or after.gap != " " or after.small in vocabulary.DOING)
    if word.small in vocabulary.DOING or word.small in vocabulary.RELATIONS or len(word.small) < 3:
        return False
    if not word.is_ordinary and word.small not in vocabulary.ENGLISH:
        return word.is_surname or not vocabulary.is_slip(word.small)
    if not word.is_surname or word.small not in vocabulary.SURNAMES_IN_SMALL_LETTERS:
        return False
    return after is None or after.gap != " " or after.small in vocabulary.DOING or after.small in ("and", "who")


def _goes_on_after_particle(said: Sequence[Word], last: int) -> bool:
    particle, after = said[last + 1], said[last + 2]
    joined = particle.gap == " " and particle.small in vocabulary.PARTICLES and after.gap in (" ", "-", "'")
    return joined and after.may_be_name and len(after.written) > 1
