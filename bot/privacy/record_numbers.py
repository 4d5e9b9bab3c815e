"""Numbers behind the name of a record system, and what is shaped like one: pupils, crimes, courts, cars, accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.privacy import vocabulary
from bot.privacy.reading import Span

LABEL = (
    r"(?:ids?|no|num|numbers?|nos|ref|refs|reference|record|file|code|urn|unique|person|client|"
    r"patient|pt|pupil|user|account|acc|crime)"
)
KEY = (
    r"(?:[A-Za-z]{0,6}[-/]?\d[\d/.-]{0,14}\d[A-Za-z]{0,3}(?:[/-]\w{1,8}){0,3}|"
    r"\d{1,3}[A-Za-z]{1,4}\d{3,}(?:/\d{2,4})?)"
)
NUMBERED = re.compile(
    rf"\b(?P<label>(?i:urn|mrn|crn|uprn|uln|upn|pid|uic|brp|arc|nass|noms|ssid|usrn|pncid|nino|ids?|"
    rf"ref|refs|reference|case (?:no|number)|no|number|num|code|acc(?:ount)?|a/c|#))"
    rf"(?:[ .:#=-]{{1,3}}(?i:{LABEL}|is|was)\b){{0,3}}[ .:#=-]{{1,4}}(?P<key>{KEY})(?![\w%])"
)
IN_SYSTEM = re.compile(
    rf"\b(?P<system>[A-Za-z][\w'-]{{1,14}})(?P<labels>(?:[ .:#=(-]{{1,3}}(?i:{LABEL}|is|was|as|under)"
    rf"\b){{0,4}})[ .:#=(-]{{1,4}}(?P<key>{KEY})(?![\w%])"
)
MIXED = re.compile(r"(?<![\w£$€/.@-])(?=[\w/-]{0,20}\d{3})[A-Za-z\d]{2,14}(?:[/-][A-Za-z\d]{1,10}){0,4}(?![\w@]|\.\w)")
HARMLESS = re.compile(
    r"\d+(?:hrs?|h|am|pm|g|kg|mg|ml|mcg|lbs?|oz|cals?|kcals?|s|m|km|cm|mm|st|nd|rd|th|k|iu|units?|p|x|"
    r"w|kw|mb|gb|days?|mins?|secs?)"
    r"|[A-Za-z]{3,9}[-/]?(?:19|20)\d\d|(?:19|20)\d\d[-/]?[A-Za-z]{1,9}|(?:19|20)\d\ds?|\d+/\d+|"
    r"\d+-\d+|[A-Za-z]?\d{1,3}|[\d/-]+|\d+[/-][A-Za-z]+|covid-?19|[A-Za-z]\d{1,3}/(?:19|20)?\d\d|"
    r"[A-Za-z](?:19|20)\d\d",
    re.IGNORECASE,
)
LONG = re.compile(
    r"(?<![\w£$€.@])(?:[A-Za-z]{1,6}[-/]?)?\d{6,}(?:[/-]\w{1,6}){0,2}[A-Za-z]{0,3}(?!\w)|(?<!\d)"
    r"\d{3}([ -])\d{3}\1\d{4}(?!\d)|(?<![\d£.])(?:[A-Za-z]{1,6}-?)?\d{6,}(?!\d)"
)
CARD = re.compile(
    r"(?<!\d)\d{4}([ -])\d{4}\1\d{4}\1\d{2,4}(?!\d)|\b[A-Z]{2}\d\d(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,3})?\b"
)
GROUPED = re.compile(
    r"\b(?i:urn|mrn|crn|uprn|uln|arc|brp|ref|reference|no|number|id)[ "
    r".:#=-]{1,3}(?P<key>[A-Za-z]{0,3}\d{1,6}(?:[ -]\d{2,6}){1,4})(?!\w)"
)
BEFORE_SYSTEM = re.compile(r"(?<![\w£/.])(?P<key>\d{4,9}) (?:on|in|from|via) (?:the )?(?P<system>[A-Za-z]\w{1,14})\b")
HASH = re.compile(r"(?<!\w)# ?(?P<key>[A-Za-z]{0,4}\d{3,})\b")
WITH_STROKES = re.compile(
    r"(?<![\w£/.-])(?=[\w/-]{0,8}[A-Za-z])(?=[\w/-]{0,14}\d{3})[A-Za-z\d]{1,8}(?:[/-][A-Za-z\d]{1,10})"
    r"{1,4}(?![\w@/-])"
)
DIGIT_BY_DIGIT = re.compile(r"(?<![\d.,/-])\d(?:[ -]\d){5,12}(?![\d.,/-]|[ -]\d)")
OF_A_DAY = re.compile(
    r"\b(?i:cad|incident|occurrence)(?: (?i:no\.?|number|ref|#))?[ :]{1,2}(?P<key>\d{3,6})(?= "
    r"?(?:(?:of|on|dated|from) (?:the )?\d))"
)
SHOULDER = re.compile(
    r"\b(?i:pc|pcso|ps|sgt|dc|ds|officer|constable|collar|shoulder|warrant)(?: (?i:no\.?|number))? "
    r"(?P<key>\d{3,6}[A-Z]{0,2})\b"
)
INTERNET = re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]*\d)")
ALSO = re.compile(r"(?: and | & |, ?| or | / ?)(?P<key>\d{4,})(?![\w%])")
SORT_CODE = re.compile(r"(?i:\bsort ?code|\bs/c)\b[^\d\n]{0,12}(?P<key>\d\d[ -]?\d\d[ -]?\d\d)(?!\d)")
PASSPORT = re.compile(
    r"(?i:\bpassport|\bdriving licen[cs]e|\bid card|\bvisa|\bbrp)"
    r"\b[^\d\n]{0,20}?(?P<key>\b(?:[A-Z]{1,3} )?[A-Za-z]{0,5}\d{5,9}[A-Za-z\d]{0,5})\b"
)
DIGIT = r"(?:oh|zero|nought|one|two|three|four|five|six|seven|eight|nine|double|treble|triple|hundred)"
SPOKEN = re.compile(rf"\b{DIGIT}(?:[ ,-]{{1,2}}{DIGIT}){{5,14}}\b", re.IGNORECASE)

PLATE = re.compile(
    r"(?<![A-Za-z\d])(?:[A-Z]{2}[\s.-]?\d{2}[\s.-]?[A-Z]{3}|[a-z]{2}\d{2}\s?(?P<end>[a-z]{3})|"
    r"[A-Z]\d{2,3}\s[A-Z]{3}|[A-Z]\d{3}[A-Z]{3}|[A-Z]{3}\s?\d{3}[A-Z])(?![A-Za-z\d])"
)
VEHICLE = (
    r"(?:reg|regn|registration|vrm|vrn|plates?|number ?plate|car|van|vehicle|moped|motorbike|bike|"
    r"lorry|taxi|minicab|cab|bmw|audi|ford|vauxhall|corsa|fiesta|astra|golf|polo|mercedes|merc|toyota|"
    r"nissan|honda|kia|transit|focus|clio|peugeot|renault|skoda|range rover|volvo|mazda|fiat|seat|"
    r"hyundai|suzuki|mini|tesla|citroen)"
)
REG = re.compile(
    rf"\b(?i:{VEHICLE})\b(?:[ ,:.(=-]{{1,3}}(?i:reg|regn|registration|no|number|mark|plate|is|was|"
    rf"index|ending|ends|starting|starts|beginning|begins|with|in|partial|of|a|the|as)\b){{0,4}}[ "
    rf",:.(=-]{{1,4}}"
    r"(?P<key>(?=[A-Za-z\d ]{0,4}\d)(?:[A-Za-z]{1,3} ?\d{1,4}(?: ?[A-Z]{1,3}|[a-z]{0,3})|\d{1,4} "
    r"?[A-Z]{2,3}))(?![\w])"
)
PARTIAL = re.compile(r"(?i:\breg|\bregistration|\bplates?|\bvrm|\bindex)\b")
PART_OF_PLATE = re.compile(
    r"\b(?i:reg|registration|plates?|vrm|index)\b[^.;\n]{0,16}?\b(?i:ended|ends|ending|starts|started|"
    r"starting|begins|beginning|partial|something|part)(?: (?:in|with|as|was|is))?[ "
    r":]{1,2}(?P<key>[A-Z\d]{2,7})\b"
)
DRIVEN = re.compile(
    r"(?i:\b(?:driv\w{1,3}|drove|car|van|vehicle|taxi|bike|moped)\b[^.;\n]{0,20}?)(?P<key>\b[A-Z]\d{1,3} ?[A-Z]{3})\b"
)


VEHICLES = frozenset(
    "reg regn registration vrm vrn plate plates vehicle moped motorbike lorry taxi minicab van anpr "
    "bmw audi vauxhall corsa fiesta astra mercedes merc toyota nissan peugeot renault skoda volvo "
    "mazda fiat tesla citroen hatchback saloon pickup scooter".split()
)
LIKE_PLATE = re.compile(r"(?<![\w/-])(?=[A-Z\d]*\d)(?=[A-Z\d]*[A-Z]{2})[A-Z\d]{4,7}(?: [A-Z]{3})?(?![\w/-])")


def _is_like_plate(token: str) -> bool:
    return not re.fullmatch(r"[A-Z]{2,4}\d|KS\d|[A-Z]{3,7}(?:19|20)?\d\d", token.split()[0])


def find_plates(words: str) -> Iterator[Span]:
    """Find number plates of cars."""
    for hit in PLATE.finditer(words):
        end = (hit["end"] or hit[0][-3:]).casefold()
        is_new = hit[0][:2].isalpha() and re.sub(r"\W", "", hit[0])[2:4].isdigit()
        if (is_new and not (hit["end"] and end in vocabulary.COMMON)) or _is_no_case(hit[0], end):
            yield Span(*hit.span(), "number_plate")
    if any(word in VEHICLES for word in re.findall(r"[a-z]+", words.casefold())):
        yield from (Span(*hit.span(), "number_plate") for hit in LIKE_PLATE.finditer(words) if _is_like_plate(hit[0]))
    for pattern in (PART_OF_PLATE, DRIVEN):
        yield from (Span(*hit.span("key"), "number_plate") for hit in pattern.finditer(words))
    for hit in REG.finditer(words):
        key = re.sub(r"\W", "", hit["key"])
        if (
            len(key) >= (4 if PARTIAL.search(hit[0]) else 5)
            and hit["key"].split()[-1].casefold() not in vocabulary.COMMON
        ):
            yield Span(*hit.span("key"), "number_plate")


def _is_no_case(plate: str, end: str) -> bool:
    """Tell an old plate (P123 ABC) from a case and an abbreviation after it (C07 CIN)."""
    return end not in vocabulary.ENGLISH and end not in vocabulary.GIVEN and sum(sign.isdigit() for sign in plate) == 3


def find_record_numbers(words: str) -> Iterator[Span]:
    """Find numbers as record systems give them; what only looks like one can be kept."""
    for pattern in (LONG, CARD, SPOKEN, DIGIT_BY_DIGIT, INTERNET):
        yield from (Span(*hit.span(), "long_number") for hit in pattern.finditer(words))
    for hit in GROUPED.finditer(words):
        if _digits(hit["key"]) >= 6 and not _is_year(hit["key"]):
            yield Span(*hit.span("key"), "long_number")
    for pattern in (SORT_CODE, PASSPORT, OF_A_DAY, SHOULDER):
        yield from (Span(*hit.span("key"), "long_number") for hit in pattern.finditer(words))
    for hit in NUMBERED.finditer(words):
        if _digits(hit["key"]) >= 4 and not _is_year(hit["key"]):
            yield Span(*hit.span("key"), "long_number")
            if also := ALSO.match(words, hit.end()):
                yield Span(*also.span("key"), "long_number")
    for hit in IN_SYSTEM.finditer(words):
        if (
            hit["system"].casefold() in vocabulary.SYSTEMS
            and _digits(hit["key"]) >= _fewest(hit["system"].casefold(), hit["labels"].strip(" .:#=(-"))
            and not _is_year(hit["key"])
        ):
            yield Span(*hit.span("key"), "long_number")
            if also := ALSO.match(words, hit.end()):
                yield Span(*also.span("key"), "long_number")
    for hit in MIXED.finditer(words):
        if not HARMLESS.fullmatch(hit[0]) and _digits(hit[0]) >= 4 and re.search("[A-Za-z]", hit[0]):
            yield Span(*hit.span(), "long_number")

    for hit in BEFORE_SYSTEM.finditer(words):
        if hit["system"].casefold() in vocabulary.RECORD_SYSTEMS and not _is_year(hit["key"]):
            yield Span(*hit.span("key"), "long_number")
    yield from (Span(*hit.span("key"), "long_number") for hit in HASH.finditer(words))
    for hit in WITH_STROKES.finditer(words):
        if not HARMLESS.fullmatch(hit[0]) and not re.search(r"[A-Za-z]{4}", hit[0]):
            yield Span(*hit.span(), "long_number")


def _fewest(system: str, label: str) -> int:
    """Say how few figures make a number after a system's name: it may be short where the system keeps records alone."""
    if system in vocabulary.RECORD_SYSTEMS:
        return 3 if label else 4
    return 4 if label else 5


def _digits(key: str) -> int:
    return sum(sign.isdigit() for sign in key)


def _is_year(key: str) -> bool:
    return bool(
        re.fullmatch(
            r"(?:19|20)\d\d(?:[-/]\d\d(?:\d\d)?)?|[0-3]?\d[./-][01]?\d[./-](?:\d\d|\d{4})|(?:19|20)"
            r"\d\d[./-]\d{1,2}[./-]\d{1,2}|\d\d[/-]\d\d",
            key,
        )
    )
