"""A round's watch list: every way in which a name on it is typed, and nothing to be read back from it."""

from __future__ import annotations

import pytest

from bot.privacy.tripwire import find
from bot.privacy.watch_list import NOBODY, WatchList
from tests.privacy.corpus import read_labelled

NAMES = [
    "Jayden Okafor-Lane",
    "Keira O'Neill",
    "Zuzanna Wiśniewska",
    "Rose Hart",
    "Bo Lin",
    "MacDonald, Íde",
    "Søren Groß",
    "O Brien",
    "Anne-Marie",
    "De Souza",
    "van der Berg",
    "Mrs al-Sayed",
    "McKenzie",
    "Delacroix",
    "ਗੁਰਪ੍ਰੀਤ ਕੌਰ",
    "রহিমা খাতুন",
    "अनीता",
    "مُحَمَّد",
    "Nguyễn",
]
PEPPER = b"kept apart from the list"
LIST = WatchList.of(NAMES, PEPPER)

FOUND = [
    "{listed_name:Jayden Okafor-Lane} was seen",
    "{listed_name:jayden} was seen",
    "{listed_name:JAYDEN OKAFOR LANE}",
    "seen with {listed_name:Okafor}",
    "{listed_name:jayden}'s bag, {listed_name:jaydens} bag, {listed_name:Jayden}’s bag",  # noqa: RUF001
    "the {listed_name:O'Neill} family, {listed_name:O’Neill}, {listed_name:oneill}, {listed_name:o neill}, {listed_name:O'NEILL}",  # noqa: RUF001, E501
    "{listed_name:Keira\nO'Neill}",
    "{listed_name:wisniewska}, {listed_name:Wis\u0301niewska}, {listed_name:WIŚNIEWSKA}",
    "{listed_name:Ｊａｙｄｅｎ}, {listed_name:j\u200bayden}",  # noqa: RUF001
    "{listed_name:Rose Hart} and {listed_name:rose hart}; saw {listed_name:Rose} there",
    "{listed_name:Bo} was sad",
    "{listed_name:mac donald}, {listed_name:Macdonald} and {listed_name:ide}",
    "{listed_name:soren} {listed_name:gross}".replace("} {listed_name:", " "),
    "👧{listed_name:Jayden}👍",
    "{listed_name:obrien}, {listed_name:O'Brien}, {listed_name:o'brien}'s, {listed_name:O-Brien}",
    "{listed_name:annemarie}, {listed_name:anne marie}, {listed_name:Anne-Marie}, {listed_name:ANNEMARIE}",
    "ms {listed_name:desouza}, {listed_name:de souza}, {listed_name:De Souza}, {listed_name:Souza}",
    "{listed_name:vanderberg}, {listed_name:van der berg}, {listed_name:Berg}",
    "{listed_name:alsayed}, {listed_name:al sayed}, {listed_name:Al-Sayed}, {listed_name:sayed}",
    "{listed_name:mackenzie}, {listed_name:mac kenzie}, {listed_name:mc kenzie}, {listed_name:jaydenokafor}",
    "{listed_name:de la croix}, {listed_name:Dela Croix}, {listed_name:jaydenokaforlane}",
    "{listed_name:ਗੁਰਪ੍ਰੀਤ} x {listed_name:ਕੌਰ}; {listed_name:রহিমা}; {listed_name:अनीता}",
    "{listed_name:محمد}, {listed_name:مُحَمَّد}; {listed_name:nguyen}, {listed_name:Nguye\u0302\u0303n}",
    "C07/{listed_name:Jayden}_plan",
]
PASSED = [
    "a white van, de facto, the la carte menu, mrs and mr, al fresco",
    "prices rose, a rose garden",
    "Rose garden",
    "bo",
    "heart, hart of oak",
]


@pytest.mark.parametrize("labelled", FOUND)
def test_a_name_on_the_list_is_found_however_it_is_typed(labelled: str) -> None:
    text = read_labelled(labelled)
    found = [one for one in find(text.words, LIST) if one.is_hard]
    assert [text.words[one.start : one.end] for one in found] == [
        text.words[one.start : one.end] for one in text.labels
    ]


@pytest.mark.parametrize("words", PASSED)
def test_words_that_are_names_too_count_with_a_capital_only(words: str) -> None:
    assert [one for one in find(words, LIST) if one.is_hard] == []


def test_the_list_tells_nothing() -> None:
    assert all(len(digest) == 32 for digest in LIST.digests)
    said = repr(LIST).casefold()
    assert PEPPER.decode() not in said
    assert not any(part in said for name in NAMES for part in name.casefold().split() if len(part) > 3)


def test_without_its_pepper_no_name_can_be_tried() -> None:
    assert WatchList(LIST.digests, b"another").digests == LIST.digests
    assert list(WatchList(LIST.digests, b"another").find("Jayden Okafor-Lane")) == []


def test_a_list_kept_and_read_again_is_the_same() -> None:
    assert WatchList(frozenset(bytes.fromhex(one.hex()) for one in LIST.digests), PEPPER) == LIST


def test_nobody_is_on_no_list() -> None:
    assert list(NOBODY.find("Jayden")) == []
    assert WatchList.of(["", " ", "7", "J"], PEPPER).digests == frozenset()
