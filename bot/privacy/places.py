"""Where a child may live: streets and houses by their names alone, hostels, boats, a part of a postcode."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.privacy import vocabulary
from bot.privacy.addresses import AREAS, HOUSE, NAMED, counts_something, with_its_number
from bot.privacy.reading import Span

PART_OF_POSTCODE = re.compile(
    rf"(?:(?<![A-Za-z\d])"
    rf"(?:{'|'.join(area for area in AREAS.split('|') if len(area) == 2 and area not in ('CO', 'PE', 'SO', 'TA', 'ME', 'PA'))})"
    rf"\d{{1,2}}(?: \d)?(?![A-Za-z\d%/-]|\.\d| ?(?:years?|yrs?|weeks?|days?|visits?))"
    rf"|\b(?:in|to|from|near|around) (?:the )?(?P<key>(?:{AREAS})\d{{1,2}})(?= area\b| postcode\b)|"
    rf"\b(?:in|to|from|near|lives|lived|around|at) (?P<two>(?:br|se|sw|nw|da|cr|en|ig|rm|sm|tw|kt|ub|"
    rf"wd|ls|bd|hx|hd|wf|sk|ol|bl|wn|pr|bb|fy|ch|cw|st|de|dn|ng|ln|le|cv|ws|wv|dy|tf|wr|hr|gl|bs|ba|ta|"
    rf"ex|tq|pl|tr|dt|bh|so|po|gu|rg|sl|sn|ox|mk|lu|al|sg|cb|pe|nr|ip|co|cm|ss|me|tn|ct|bn|rh|hp|nn|cf|"
    rf"np|sa|ll|ld|sy|eh|dd|dg|ka|pa|fk|kY|ab|iv)\d{{1,2}})(?![\w/-])|\b(?:in|to|from|near|lives|lived|"
    rf"around) (?P<one>[BENG](?!45|12|95)\d{{1,2}})(?![\w/-]))"
)

ANY_SMALL = (
    r"(?:close|lane|avenue|crescent|grove|terrace|mews|gardens|cottages?|cotts?|lodge|villas|mansions|"
    r"ridgeway|gdns|cres|ave|rd|cl|ct)"
)

RARE_SMALL = (
    r"(?:house|court|road|street|hill|way|place|walk|drive|park|green|view|rise|row|square|estate|towers?|farm|st)"
)

NO_NAME_OF_STREET = (
    "the|a|an|his|her|their|my|our|your|its|this|that|these|those|same|next|other|another|every|each|"
    "any|some|no|one|two|new|old|own|very|so|too|as|quite|in|on|at|of|by|to|and|or|with|from|back|"
    "main|busy|such|more|less|how|keep|kept|get|got|stay|stayed|was|were|is|are|be|remain|remained|"
    "have|has|had"
    "|memory|bike|bus|fast|slow|wrong|opposite|cul|country|case|cases|did|will|not|memory|terraced|"
    "council|front|rear|school|communal|hotel|holiday|shared|family|narrow|quiet|emotionally|"
    "physically"
)

SMALL_STREET = (
    r"(?:close|drive|way|court|place|walk|hill|square|park|rise|view|row|parade|house|lodge|cottages?|"
    r"green|estate|towers?|heights|mansions|villas?|farm|croft)"
)

ROAD = r"(?:Street|Road|Rd|Avenue|Ave|Lane|Crescent|Terrace|Gardens|Mews|Grove)"

PLACES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:^|[.;:\n(] ?|(?i:\b(?:at|@|to|from|of|on|into|off)|\baddress\b[^.\n\d]{0,24}|=) ?)"
        r"(?P<home>\d{1,4}[A-Za-z]?(?:[-/]\d{1,4})?,? (?P<name>[A-Z][a-z'-]{2,20})(?: [A-Z][a-z'-]{1,20})"
        r"{0,2})\b",
        r"\b(?:at|in|to|from|of) (?P<home>The (?:[A-Z][a-z'-]{2,15} ){0,2}(?:Smithy|Forge|Barn|Mill|"
        r"Stables?|Vicarage|Rectory|Manor|Granary|Bakery|Coach House|Bungalow|Cottages?|Hall|School House|"
        r"Lodge|Gatehouse|Oast|Farmhouse|Farm|Annexe|Hollies|Orchard|Grange|Croft|Coppice|Towers|Bothy|"
        r"Dairy|Maltings|Chapel|House|Mews|Beeches|Willows|Oaks|Elms|Cedars|Paddock|Old Post Office))\b",
        r"(?i:\b(?:boat|narrow ?boat|barge|caravan|houseboat|pub|static|trailer))"
        r"\b[^.;\n\"']{0,20}[\"'](?P<home>[A-Z][\w' -]{2,30})[\"']",
        r"(?i:\b(?:door|flat|house|next door|unit|room))\b[ ,(:]{1,3}(?:no\.? |number )?(?P<home>\d{1,3}[A-Da-d])\b",
        rf"(?P<home>{HOUSE}(?P<word>[a-z'-]{{3,20}})(?: [a-z'-]{{3,20}})? {SMALL_STREET})(?=[,.;)\n]|$| "
        rf"(?:and|with|was|is|on|in|but|where|since|when|for|which|who)\b)",
        rf"(?P<home>(?:{NAMED} ){{1,3}}(?:{ROAD}|Close|Drive|Court|House|Lodge|Cottages?|Walk|Mansions|"
        rf"Towers?|Heights|Villas?|Farm|Croft|Estate|Place|Way|Rise|Square|Row|Parade|Mead|Wharf|Moorings?|"
        rf"Marina|Quay|Yard|Brow|Fold|Garth|Wynd|Brae))\b(?! (?:School|Primary|Nursery|Hospital|Surgery|"
        rf"Clinic|Centre|Academy|Station|Library|Police|Health|Medical|Practice)|')",
        r"\b(?:at|in|to|on|from|of|number|no\.?) (?P<home>(?:number |no\.? ?)?\d{0,4},? ?The (?:Drive|"
        r"Close|Avenue|Crescent|Grove|Lane|Mews|Gardens|Terrace|Parade|Walk|Ridgeway|Broadway|Glebe|"
        r"Willows|Oaks|Elms|Beeches|Cedars|Limes|Laurels|Firs|Pines|Poplars|Hollies|Vicarage|Rectory|"
        r"Manor|Paddocks?|Orchards?|Meadows?))\b",
        rf"\b(?i:at|in|on|to|from|near|behind|outside|of|off|was|is|opposite) (?P<home>(?:\d{{1,4}}[a-z]? )"
        rf"?(?:the )?(?!(?i:{NO_NAME_OF_STREET})\b)(?P<small>[a-z'-]{{3,20}}) {ANY_SMALL})\b(?! (?:to|by|"
        rf"together|enough|up|family|friend|relationship|bond|supervision|contact))",
        rf"\b(?i:at|in|on|to|from|near|behind|outside|of|off|opposite) (?P<home>(?:\d{{1,4}}[a-z]? )"
        rf"?(?P<rare>[a-z'-]{{3,20}}) {RARE_SMALL})\b",
        r"\b(?P<home>(?i:plot|pitch|unit|flat|bungalow) \d{1,3}[a-z]?,? the [A-Za-z]{4,20})\b",
        r"\b(?i:at|in|on|to|from) (?P<home>\d{1,4}[a-z]? the (?P<rare>[a-z]{4,20}))\b(?=[,.;)\n]|$)",
        rf"(?P<home>(?:{NAMED} ){{1,2}}(?:Ct|Cl|Cres|Gdns|Sq|Pl|Rd|St|Dr|Approach|Ridgeway|Broadway|Parade|"
        rf"Chase|Common|Path|Circus|Bank|Hill|Green|View|Park))\b(?=[,.;:)\n]|$| (?:to|and|in|on|with|"
        rf"where|when|which|was|is|flat|flats|estate)\b)",
        rf"(?i:\b(?:liv(?:es|ing|ed?)|address|moved|staying|stays|housed|placed|home is|resides))(?: is| "
        rf"was)?:? (?i:at|in|on|to|off|near) (?P<home>(?P<word>(?!(?:the|a|an|his|her|their|my|our|same|"
        rf"this|that|next|own)\b)[a-z'-]{{3,20}})(?: [a-z'-]{{3,20}})? (?:{SMALL_STREET}|street|road|rd|"
        rf"avenue|ave|lane|crescent|terrace|gardens|mews|grove))\b",
    )
)
"""Streets and houses by their names alone: likely a home."""

BUSINESS = re.compile(
    r"(?P<home>(?:[A-Z][\w'-]{2,20} (?:& |and |'n' |of )?){1,3}(?:launderette|shop|salon|caf[eé]|"
    r"takeaway|garage|barbers?|bakery|nails|nail bar|bar|pub|restaurant|stall|butchers?|florists?|"
    r"hairdressers?|chippy|newsagents?|off[- ]licence|car wash|tattoo studio|gym))\b"
)

ADDRESS_GIVEN = re.compile(
    r"(?i:\b(?:address|addr|lives at|living at|resides at|home address)\b)(?i: (?:is|as|was|given as|"
    r"recorded as|listed as|shown as|of|now|still|on \w+|=))*[ :=]{1,3}(?P<home>(?:[A-Z][\w']+|"
    r"\d{1,4}[A-Za-z]?)(?:,? (?:[A-Z][\w']*|y|yr|the|of|o'|no\.?|number|flat|\d{1,4}[A-Za-z]?)){1,5})"
)

UNKNOWN_STREET = re.compile(
    rf"\b(?P<home>(?:\d{{1,4}}[a-z]?,? )?(?P<rare>[a-z'-]{{4,20}}) (?:{ANY_SMALL}|{RARE_SMALL}))\b"
)

HOSTEL = re.compile(
    r"(?P<home>(?:[A-Z][a-z'-]{2,20} ){1,3}(?:Hostel|Hotel|Guest ?[Hh]ouse|B&B|Inn|Arms|Tavern|hostel|"
    r"hotel|refuge|Refuge|estate|flats|Flats|tower|towers|site|caravan park|Caravan Park|Holiday Park|"
    r"hostels|lodge))\b"
    r"|(?i:\b(?:hostel|refuge|b&b|room \d{1,4} (?:of|at|in) the|foyer|children's home|residential "
    r"unit|care home|women's refuge|sober house|estate|tower block)),? (?i:called |named |in |is )"
    r"?(?P<name>(?:The )?[A-Z][a-z'-]{2,20}(?: [A-Z][a-z'-]{2,20}){0,2})\b"
)

HOUSE_NUMBER = re.compile(
    r"\b(?i:lives?|living|lived|stays?|staying|house|door|address|moved|home)\b(?: (?:is|was|at|to|in|"
    r"with|into)){0,2}[ ,:]{1,2}(?P<home>(?i:number|no\.?|nos\.?) ?\d{1,4}[A-Za-z]?)\b(?! (?:of|"
    r"visits?|times?|children|people|days?|weeks?|occasions?))"
)

COORDINATES = re.compile(
    r"(?<![\d.])-?\d{1,2}\.\d{3,8},? ?-?\d{1,3}\.\d{3,8}(?!\d)|(?:///|(?i:what3words|w3w)[ :]{1,2})"
    r"[a-z]{3,16}\.[a-z]{3,16}\.[a-z]{3,16}"
)


def _is_home_by_number(words: str, hit: re.Match[str], name: str) -> bool:
    """Tell "5 Erw Las" and "at 17 Sycamore." from "3 Strategy Meetings"."""
    if name in vocabulary.FIELD or name in vocabulary.SHORT_FORMS or name in vocabulary.LET_PASS:
        return False
    if name not in vocabulary.ENGLISH:
        return True
    ends = words[hit.end() : hit.end() + 1] in ("", ".", ",", ";", ")", "\n")
    return ends and hit[0][:3].casefold() not in ("of ", "on ", "to ") and not name.endswith("s")


def find_places(words: str, passes: vocabulary.Passing) -> Iterator[Span]:
    """Find where somebody likely lives."""
    for hit in PART_OF_POSTCODE.finditer(words):
        yield Span(*hit.span("key" if hit["key"] else "one" if hit["one"] else "two" if hit["two"] else 0), "place")
    yield from (Span(*hit.span(), "place") for hit in COORDINATES.finditer(words))
    for place in PLACES:
        for hit in place.finditer(words):
            known = hit["name"].casefold() if "name" in place.groupindex else ""
            if known and not _is_home_by_number(words, hit, known):
                continue
            if "rare" in place.groupindex and (
                hit["rare"] in vocabulary.COMMON
                or hit["rare"] in vocabulary.FIELD
                or hit["rare"] in vocabulary.LET_PASS
            ):
                continue
            if "small" in place.groupindex and (
                hit["small"] in vocabulary.FIELD or hit["small"].endswith(("'s", "ly"))
            ):
                continue
            if not counts_something(hit["home"]) and not passes.knows(hit["home"]):
                yield Span(with_its_number(words, hit.start("home")), hit.end("home"), "place")
    for hit in HOSTEL.finditer(words):
        which = "home" if hit["home"] else "name"
        if not passes.lets(hit[which], vocabulary.LET_PASS):
            yield Span(*hit.span(which), "place")
    yield from (Span(*hit.span("home"), "place") for hit in HOUSE_NUMBER.finditer(words))
    for pattern in (BUSINESS, ADDRESS_GIVEN):
        for hit in pattern.finditer(words):
            if not passes.lets(
                hit["home"],
                vocabulary.LET_PASS | vocabulary.COMMON if pattern is ADDRESS_GIVEN else vocabulary.LET_PASS,
            ):
                yield Span(*hit.span("home"), "place")
    for hit in UNKNOWN_STREET.finditer(words):
        rare = hit["rare"]
        if (
            rare not in vocabulary.ENGLISH
            and rare not in vocabulary.RARE
            and "'" not in rare
            and not vocabulary.is_slip(rare)
        ):
            yield Span(with_its_number(words, hit.start("home")), hit.end("home"), "place")
