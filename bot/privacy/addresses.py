"""Where a child could be found: postcodes, houses in streets, e-mail addresses, links into records."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.privacy.reading import Span

POSTCODE = re.compile(
    r"(?<![A-Za-z\d])(?:[A-Za-z]{1,2}\d[A-Za-z\d]?[\s-]{0,2}(?P<inward>\d[abd-hjlnp-uw-zABD-HJLNP-UW-Z]{2})"
    r"|[Zz]{2}99[\s-]{0,2}\d[A-Za-z]{2})(?![A-Za-z\d])"
)
"""As Royal Mail gives them, and the NHS's own for those who have none (ZZ99 3VZ)."""

COUNTED = re.compile(r"1st|2nd|3rd|\dth|\d(?:hr|yr|pt|rd|nd|st)")
"""What looks like the second half of a postcode, after "S47" or "C07", in small letters."""

NO_STREET = "a|all|an|and|at|by|down|for|from|in|into|more|of|off|on|or|out|per|the|to|up|with|x"
WORD = rf"(?!(?:{NO_STREET})\b)[A-Za-z][A-Za-z'.-]{{0,20}}"
NAMED = r"(?!(?:Care|County|Crown|Early|Family|High|Magistrates|Youth)\b)[A-Z][A-Za-z'.-]{1,20}"
STREET = r"(?:street|st|road|rd|avenue|ave|lane|ln|crescent|cres|terrace|gardens|gdns|mews|grove)\b(?!')"
PERHAPS = (
    r"(?:Close|Cl|Drive|Dr|Way|Court|Ct|Place|Pl|Walk|Hill|Square|Sq|Green|Park|Rise|View|Row|Parade|House|Lodge"
    r"|Cottages?)\b(?!')"
)
"""Also ordinary words (2 visits close together): a street's only with capitals."""

HOUSE = (
    r"(?<![\w/.£-])(?i:(?:[a-z]{3,20} (?:cottage|house|lodge|farm|villa),? )?"
    r"(?:(?:flat|apartment|apt) ?\d{1,3}[a-z]?,? )?\d{1,4} ?[a-z]?,? )"
)
LIVES = r"\b(?:liv\w{1,3}|address|moved|stay\w{0,4}|resid\w{1,4})(?: is| are)?:? ?(?:at|in|on|to)? "
HOUSES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<home>{HOUSE}(?i:(?:{WORD} ){{1,3}}{STREET}))",
        rf"(?P<home>{HOUSE}(?:{NAMED} ){{1,3}}{PERHAPS})",
        rf"(?P<home>{HOUSE}The [A-Z][a-z]{{2,20}}\b)(?=[,.;\n]|$)",
        rf"(?i:{LIVES})(?P<home>(?:[A-Z][a-z'-]{{1,20}},? ){{1,4}}(?i:{STREET}))",
    )
)

TOKEN = re.compile(r"[^\s\ue000()<>\[\]{}\"]+")
HOST = re.compile(r"(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}(?::\d+)?$|(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?$")
RECORD = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{3,}|\?\S*=|#\S*\d{3}|[^/]*[A-Za-z]\d[^/]*[A-Za-z]\d|@")
"""What in a link leads to a record: a number that is no year, a query, an identifier of letters and digits."""

LOCAL, DOMAIN = re.compile(r"[\w.+%'-]{1,64}\Z"), re.compile(r" ?[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}")
DOT = r"(?:\.| ?[(\[] ?dot ?[)\]] ?| dot )"
SAID_AT = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{1,64}}(?: (?:dot|dash|hyphen|underscore) [\w.+-]{{1,20}}){{0,3}}"
    r" ?(?:[(\[] ?at ?[)\]]|(?<= )at(?= )|@) ?"
    rf"[\w-]{{1,40}}(?:{DOT}[\w-]{{1,20}}){{0,3}}{DOT}(?:com|net|org|uk|gov|nhs|sch|ac|me|info)\b",
    re.IGNORECASE,
)


def find_addresses(words: str) -> Iterator[Span]:
    """Find where somebody lives, and where they are written to."""
    for hit in POSTCODE.finditer(words):
        if not COUNTED.fullmatch(hit["inward"] or ""):
            yield Span(*hit.span(), "postcode")
    for house in HOUSES:
        for hit in house.finditer(words):
            yield Span(*hit.span("home"), "address")
    yield from (Span(*hit.span(), "email") for hit in SAID_AT.finditer(words))
    for hit in re.finditer("@", words):
        yield from _email(words, hit.start())
    for hit in TOKEN.finditer(words):
        if "/" in hit[0] or hit[0].startswith("www."):
            yield from _link(hit)


def _email(words: str, at: int) -> Iterator[Span]:
    """Read outwards from the sign: spaces around it are taken where the rest has a dot, as in a domain."""
    before = words[max(0, at - 66) : at]
    local, domain = LOCAL.search(before.rstrip(" ")), DOMAIN.match(words, at + 1)
    if local and domain and ((words[at + 1] != " " and not before.endswith(" ")) or "." in domain[0].rstrip(".")):
        yield Span(at - len(before) + local.start(), domain.end(), "email")


def _link(hit: re.Match[str]) -> Iterator[Span]:
    address = hit[0].rstrip(".,;:!?'")
    _, scheme, rest = address.rpartition("://")
    host, _, path = rest.partition("/")
    if not scheme and not HOST.match(host):
        return
    if RECORD.search(path) or "@" in host or host[:1].isdigit() or "?" in host:
        yield Span(hit.start(), hit.start() + len(address), "link")
