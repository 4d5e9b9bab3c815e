"""Names that a person cannot tell apart: compared as they look, and people of one name told apart by their number."""

# ruff: noqa: RUF001 - signs that look like others are what this is about

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from storage.people import pseudonym

LETTERS = str.maketrans(
    "авекмнорстухіјѕԁԛԝһӏьгпё" + "αβεηικνορτυχγωμ" + "օոսհցզ" + "ɑɡıɩɪʟɴᴏᴘʀꜱᴄᴅᴇᴛᴜᴠᴡᴢᴀʙɢʜᴊᴋᴍʏ" + "łøđħŧ",
    "abekmhopctyxijsdqwhlbrne" + "abeniknoptyxywu" + "onuhgq" + "agiiilnoprscdetuvwzabghjkmy" + "lodht",
)
"""Small letters of other alphabets that look like Latin ones, in small or as capitals."""

CAPITALS = str.maketrans("ΗΜΝΥ", "HMNY")
"""Capitals that look like another letter than their small ones do."""


def as_it_looks(words: str) -> str:
    """Give a form of a name that is the same for names that look or read alike.

    Capitals, accents, spaces and punctuation, & and "and", unseen signs and look-alike letters make no difference.
    """
    words = unicodedata.normalize("NFKC", words).translate(CAPITALS)
    words = re.sub(r"(?<=[a-z])[I|](?=[a-z])", "l", words)
    words = unicodedata.normalize("NFKD", words.replace("&", " and ")).casefold()
    words = "".join(sign for sign in words if _counts(sign)).translate(LETTERS)
    return re.sub(r"(?<=[a-z])0(?=[a-z])", "o", re.sub(r"(?<=[a-z])1(?=[a-z])", "l", words))


def _counts(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LNS" or (not "\u0300" <= sign <= "\u036f" and _is_vowel(sign))


def _is_vowel(sign: str) -> bool:
    """Tell marks that are letters of their own, in Hindi or Tamil, from accents."""
    return unicodedata.category(sign) in ("Mc", "Mn") and sign not in "\u034f\ufe0e\ufe0f"


def told_apart(people: Iterable[tuple[int, str]]) -> dict[int, str]:
    """Call each person by their name, with their number behind it where another looks the same: Jo Reed (P007)."""
    names = dict(people)
    alike = Counter(map(as_it_looks, names.values()))
    return {id_: f"{name} ({pseudonym(id_)})" if alike[as_it_looks(name)] > 1 else name for id_, name in names.items()}
