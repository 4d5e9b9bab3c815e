"""Where a child surely lives: postcodes, and houses with their number and street."""

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

AREAS = (
    "AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|"
    "EC|EH|EN|EX|FK|FY|G|GL"
    "|GU|HA|HD|HG|HP|HR|HS|HU|HX|IG|IP|IV|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|"
    "NP|NR|NW|OL|OX|PA|PE|PH"
    "|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|"
    "WC|WD|WF|WN|WR|WS|WV|YO|ZE"
)

DISTRICT = rf"(?i:{AREAS})\d[A-Za-z\d]?"

CALLED_POSTCODE = re.compile(
    rf"\b(?i:post ?code|p/code|pcode)s?\b[^\n.;]{{0,24}}?(?P<key>\b{DISTRICT}(?:[\s-]{{0,2}}\d(?: "
    rf"?[A-Za-z*]{{1,2}}\b|\*{{2}})?)?)(?![A-Za-z\d])"
)

PARTED_POSTCODE = re.compile(
    rf"(?<![A-Za-z\d])(?:(?i:{AREAS}))\d[A-Za-z\d]? \d ?(?!(?:is|to|of|on|in|at|as|am|an|by|do|go|he|"
    rf"if|it|me|my|no|or|so|up|us|we|hr|wk|yr|pm|st|nd|rd|th)\b)"
    rf"[abd-hjlnp-uw-z]{{2}}(?![A-Za-z\d])|(?<![A-Za-z\d])(?:{AREAS}) \d{{1,2}} ?\d "
    rf"?[A-Z]{{2}}(?![A-Za-z\d])|(?<![A-Za-z\d])(?:{AREAS})\d[A-Z\d]? \d ?[A-Z] ?[A-Z](?![A-Za-z\d])"
)

NO_STREET = "a|all|an|and|at|by|down|for|from|in|into|more|of|off|on|or|out|per|the|to|up|with|x"

WORD = rf"(?!(?:{NO_STREET})\b)[A-Za-z][A-Za-z'.-]{{0,20}}"

NO_HOME = (
    "Care|County|Crown|Early|Family|High(?= Court)|Magistrates|Youth|Supreme|Children's|Child|"
    "Contact|Safe|Halfway|Open|Full(?= House)|Parents|Coroner's?|Tennis|Food|Whole|Senior|Junior|The|"
    "In|At|On"
    "|Residential|Foster|Next|First|Same|Own|Temporary|Play|Town|City|Council|Big|Local|Public|Two|"
    "Three|Sheltered|Supported|Safer|Home|Care|Sure|No|Appeal|Family's|Court|Royal(?= Courts)|Mosaic|"
    "Business|Retail|Theme|Car|Residents?|Traffic|Railway"
)

NAMED = rf"(?!(?:{NO_HOME})\b)[A-Z][A-Za-z'.-]{{1,20}}"

STREET = r"(?:street|st|road|rd|avenue|ave|lane|ln|crescent|cres|terrace|gardens|gdns|mews|grove)\b(?!')"

PERHAPS = (
    r"(?:Close|Cl|Drive|Dr|Way|Court|Ct|Place|Pl|Walk|Hill|Square|Sq|Green|Park|Rise|View|Row|Parade|House|Lodge"
    r"|Cottages?|Estate|Towers?|Heights|Point|Mansions?|Villas?|Farm|Croft|Meadows?|Vale|Dene|Wharf|"
    r"Quay|Yard|Fields?|Gate|Mead|Buildings|Block|Brow|Fold|Bank|Garth|Nook|Bottom|Wynd|Brae|Hey|End|"
    r"Side|Common|Heath|Chase|Copse|Spinney|Warren|Ridge|Hollow|Path|Circus|Approach|Reach|Quadrant|"
    r"Barn|Mill|Forge|Stables?|Hall|Manor|Moorings?|Marina)\b(?!')"
)
"""Also ordinary words (2 visits close together): a street's only with capitals."""

NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen"
    "|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|"
    "seven|eight|nine))?"
)

HOUSE = (
    r"(?<![\w/.£-])(?i:(?:[a-z]{3,20} (?:cottage|house|lodge|farm|villa|court),? )?"
    r"(?:(?:flat|apartment|apt|unit|room|rm|plot|caravan|pitch|bungalow|maisonette) ?(?:no\.? ?)"
    r"?\d{1,3}[a-z]?,? )?(?:no\.? ?|number |house )?\d{1,4}(?:[-/]\d{1,4})? ?[a-z]?,? )"
)

HOUSE_IN_WORDS = rf"(?<![\w-])(?i:(?:number |no\.? |flat )?(?:{NUMBER_WORDS}),? )"

LIVES = (
    r"\b(?:liv\w{1,3}|address|moved|stay\w{0,4}|resid\w{1,4}|home|hous\w{1,3}|placed|visit\w{0,3}|"
    r"fled|return\w{0,3})(?: is| are| was)?:? ?(?:back )?(?:at|in|on|to|into|off|near|from)? (?:a "
    r"flat (?:at|in|on) |the corner of )?"
)

HOUSES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<home>{HOUSE}(?i:(?:{WORD} ){{1,3}}{STREET}))",
        rf"(?P<home>{HOUSE}(?:{NAMED} (?:(?:o'th|o'|of|the|on|upon|y|le|in|and) ){{0,2}}){{1,3}}{PERHAPS})",
        rf"(?P<home>{HOUSE}(?:[A-Z][A-Z'-]{{1,20}} ){{1,3}}(?:CLOSE|DRIVE|WAY|COURT|PLACE|HILL|SQUARE|PARK|RISE|VIEW|ROW|HOUSE))\b",
        rf"(?P<home>{HOUSE_IN_WORDS}(?:[A-Z][A-Za-z'.-]{{1,20}} ){{1,3}}(?:(?i:{STREET})|{PERHAPS}))",
        rf"(?P<home>{HOUSE}The [A-Z][a-z]{{2,20}}\b)(?=[,.;\n]|$)",
        rf"(?i:{LIVES})(?P<home>(?:[A-Z][a-z'-]{{1,20}},? ){{1,4}}(?i:{STREET}))",
        r"(?P<home>\b(?i:flat|apartment|apt|bungalow|caravan|maisonette) ?(?:no\.? ?)?\d{1,3}[A-Za-z]?,? "
        r"(?:at |in |on )?(?:[A-Z][a-z'-]{2,20} ){0,2}[A-Z][a-z'-]{2,20})\b",
    )
)
"""A number and a street, or a street where somebody lives: surely a home."""

COUNTS = frozenset(
    """minute minutes min mins hour hours hr hrs day days week weeks month months year years mile miles bed beds bedroom bedrooms storey
    parent parents child children person people visit visits contact contacts other others further new more male female home care foster week's
    time times way different separate previous known local safe big small council private public open full empty large rented crown family""".split()
)

PREFIX = re.compile(
    r"(?:^|(?<=[\s(:,=]))(?:(?i:flat|apt|apartment|room|rm|unit|block|house|number|no\.?|plot|caravan|"
    r"pitch) ?(?i:no\.? ?)?[A-Za-z]?\d{0,3}[A-Za-z]?,? (?:(?i:flat) \w{1,4},? ?)?(?:(?i:at|in|of) )?"
    r"|\d{1,4}[A-Za-z]?(?:[-/]\d{1,4})?,? (?:(?:bk|back|rear) of |behind |above )?)$"
)
"""What stands before a street or a house and belongs to it."""


def find_addresses(words: str) -> Iterator[Span]:
    """Find where somebody surely lives."""
    for hit in POSTCODE.finditer(words):
        if not COUNTED.fullmatch(hit["inward"] or ""):
            yield Span(*hit.span(), "postcode")
    yield from (Span(*hit.span("key"), "postcode") for hit in CALLED_POSTCODE.finditer(words))
    yield from (Span(*hit.span(), "postcode") for hit in PARTED_POSTCODE.finditer(words))
    for house in HOUSES:
        for hit in house.finditer(words):
            if not counts_something(hit["home"]):
                yield Span(with_its_number(words, hit.start("home")), hit.end("home"), "address")


def counts_something(home: str) -> bool:
    """Tell "2 bedroom House" and "10 minute Walk" from a house with its number."""
    pieces = re.findall(r"[a-z']+", home.casefold())
    return any(piece in COUNTS for piece in pieces[:-1])


def with_its_number(words: str, start: int) -> int:
    """Give where a home begins that has a flat or a number before its name."""
    for _ in range(3):
        before = PREFIX.search(words, max(0, start - 30), start)
        if before is None or before.start() == start:
            break
        start = before.start()
    return start
