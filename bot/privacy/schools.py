"""The names of schools, nurseries, churches and clubs, by which a child can be found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.privacy import vocabulary
from bot.privacy.reading import Span

SCHOOL = (
    r"(?:School|Academy|Primary|Secondary|Infants?|Juniors?|Nursery|Nurseries|College|Grammar|"
    r"Pre-?school|Preschool|Playgroup|Prep|Sixth Form|Kindergarten|Childminding|Childcare|Montessori|"
    r"PRU|Federation|Daycare|Creche)"
)

NO_SCHOOL = (
    "Primary|Secondary|Infants?|Juniors?|High|Middle|Special|Nursery|The|Church|Catholic|Boarding|"
    "Independent|Mainstream|Local|New|Free|Private|First|Virtual|Home|Sunday|Summer|Grammar|State|"
    "Faith|Community|Day"
    "|Their|His|Her|Each|Both|Every|Any|No|Old|Previous|Present|Current|From|At|In|And|To|With|When|"
    "Since|That|This|Early|Years|Child's|Children's|Mum's|Dad's|Medical|Royal|Police|Staff|Named|Pre|"
    "After|Before"
    "|Head|Deputy|Designated|Class|Lead|Health|Social|Education|Mother|Father|Mum|Dad|Parents|"
    "Sibling|Attends|Attended|Specialist|Sixth|Form|Our|Your|Of"
)

TITLED = rf"(?!(?:{NO_SCHOOL})\b)(?:St\.? |Saint )?[A-Z][A-Za-z'.-]{{1,20}}"

SCHOOLS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<school>(?:{TITLED} (?:of |and |the |on |& )?){{1,4}}(?:(?:C of E|CofE|CE|RC|Church of "
        rf"England|Catholic|Roman Catholic|Community|High|Primary|Junior|Infants?|Nursery|Special|Free|Day|"
        rf"Girls'?|Boys'?|Grammar|Park|Road) ){{0,3}}(?:{SCHOOL}|(?<=High )School|(?:Boys|Girls)(?='| )))"
        rf"(?: {SCHOOL})?(?: (?!Hospital|Surgery|Clinic)[A-Z][a-z]+(?=[,.;]|$))?(?! (?:Hospital|Surgery|"
        rf"Ward|Clinic|Nurses?)\b)",
        r"(?P<school>(?:[A-Z][a-z'-]{2,20} ){1,3}(?:(?:and|&) [A-Z][a-z'-]{2,20} )?(?:nursery|pre-?school|"
        r"playgroup|primary|infants?|juniors?|academy|grammar|childminders?|daycare|breakfast club|"
        r"after[- ]school club))\b",
        r"(?i:\b(?:attends?|attending|attended|goes to|pupil at|on roll at|enrolled at|school is|nursery "
        r"is|started at|excluded from)) (?P<school>(?P<word>(?:st |saint )?[a-z'-]{3,20})(?: "
        r"[a-z'-]{3,20}){0,2} (?:school|primary|academy|nursery|infants?|juniors?|college|grammar|"
        r"pre-?school|playgroup))\b",
    )
)

NAME_OF_SCHOOL = (
    r"(?P<school>(?:(?:St\.? |Saint |The )?[A-Z][A-Za-z'-]{2,20})(?: (?:of |and |the |& )"
    r"?[A-Z][A-Za-z'-]{2,20}){0,3})"
)

ATTENDED = re.compile(
    r"(?i:\b(?:attends|attending|pupil at|student at|on roll (?:at|of)|on the roll of|enrolled (?:at|"
    r"in)|starts? at|started (?:at|in reception at)|place at|educated at|year \d{1,2} (?:at|in)"
    r"|class at|(?:head ?teacher|head|senco|dsl|teacher|ta|safeguarding lead) (?:at|of|from)|excluded "
    r"from|expelled from|reception (?:at|in)|school is|school:|school was|schools?: ?|nursery is|"
    r"nursery:"
    rf"|(?:his|her|their|the|previous|new|old|current) (?:school|nursery|college|playgroup|pre-?school|"
    rf"academy)(?:,| -| called| named|:)|(?-i:school|nursery|college|childminder|playgroup)(?:,| -| "
    rf"called| named|:)?"
    rf"|off roll at|dual[- ]roll(?:ed)? (?:at|with)|term at|taught at|managed move to|admitted to)) {NAME_OF_SCHOOL}"
)

WENT_TO = re.compile(
    r"(?i:\b(?:attended|goes to|going to|went to|start(?:ing)? (?:at|nursery at)|transferred (?:to|"
    r"from)|transition to|drops? (?:him|her|them) (?:off )?at"
    rf"|dropped (?:off )?at|collected from|collects (?:him|her|them) from|picked up from|picks (?:him|"
    rf"her|them) up from|from school, )) {NAME_OF_SCHOOL}"
)

AN_INSTITUTION = re.compile(
    r" (?:[A-Z][A-Za-z'&-]+ ){0,2}(?i:hospital|clinic|surgery|centre|station|library|police|a&e|court|"
    r"project|service|services|team|hub|group|meeting|meetings|course|programme|sessions?|"
    r"appointments?|conference|panel|review)\b"
)


SAINT = re.compile(
    r"\bSt\.? [A-Z][a-z]+(?:'s|s)? (?:Church|RC|C of E|CofE|CE|Primary|Juniors?|Infants?|Catholic|"
    r"Parish)\b(?: (?:Primary|School|Juniors?|Infants?|Academy|Church|Hall))?"
)

GROUP = re.compile(
    r"(?P<school>(?:\d{1,3}(?:st|nd|rd|th) )?(?:[A-Z][a-z'-]{2,20} ){1,3}(?:Brownies|Guides|Scouts|"
    r"Cubs|Beavers|Rainbows|Explorers|Girls' Brigade|Boys' Brigade|Cadets|Sea Cadets|Majorettes|Judo "
    r"Club|Youth Club|Boxing Club|Karate Club|Dance School|Stage School|Swimming Club|FC Under))\b"
)

OF_A_SAINT = re.compile(
    r"(?P<school>\bSt\.? [A-Z][a-z]+(?: (?:and|&) [A-Z][a-z]+)?'s?)(?! (?:Hospital|Trust|Ward|Clinic|"
    r"Hospice|Day|Centre|Surgery|Street|Road|Square|Healthcare))"
)

SCHOOL_CUE = re.compile(
    r"(?i:\b(?:year [1-9]\d?|y[1-9]\d?|reception|pupils?|class|classroom|teachers?|head ?teacher|"
    r"senco|dsl|attendance|excluded|exclusion|suspended|expelled|ks[1-4]|school|schools|nursery|"
    r"college|playgroup|childminder|on roll|key ?worker|sixth form|gcses?|term|lessons?|school run|ta|"
    r"ehcp|phase transfer)\b)"
)

AT_SCHOOL = re.compile(
    r"\b(?:at|from|to|into|in) (?P<school>(?!(?:The|A|An|Year|Key|Home|Early|Level)\b)(?:St\.? |The )"
    r"?[A-Z][A-Za-z'-]{2,20}(?: (?:of |and |the |& |in )?[A-Z][A-Za-z'-]{2,20}){1,3})\b"
)

BLESSED = re.compile(
    r"(?P<school>\b(?:Our Lady(?:'s| of (?:the )?[A-Z]\w+| and [A-Z]\w+)?|Sacred Heart|Holy (?:Family|"
    r"Trinity|Cross|Rood|Rosary|Name|Ghost|Redeemer|Innocents|Souls)|Christ the King|Corpus Christi|"
    r"Immaculate (?:Heart|Conception)(?: of Mary)?|All Saints'?|All Souls'?|Good Shepherd|Blessed "
    r"(?:Sacrament|[A-Z]\w+)|The Assumption|English Martyrs)"
    r"(?: (?:RC|Catholic|Primary|Church|School|CE|Academy|Juniors?|Infants?|Parish))*)"
)

OF_OTHER_TONGUES = re.compile(
    r"(?P<school>\b(?:Cylch Meithrin|Cylch|Meithrinfa|Ysgol|Coleg|Bunscoil|Gaelscoil|Naiscoil|Sgoil)"
    r"(?: (?:an |na |y |yr |nan )?[A-Z][\w'-]{1,20}){1,4})"
    r"|(?P<small>\bour lady of (?:the )?[a-z]{4,20}\b)"
)

CLUB = re.compile(
    r"(?i:\b(?:plays for|trains (?:at|with)|swims (?:at|for|with)|dances (?:at|with)|boxes at|coach "
    r"(?:at|of|from)|goes to|attends|member of)) (?P<school>[A-Z][A-Za-z'-]{2,20}(?: "
    r"[A-Z][A-Za-z'-]{1,20}){1,3})\b"
)

MASJID = re.compile(
    r"(?P<school>(?:Masjid|Jamia|Madrassah?|Gurdwara|Iglesia|Parafia) (?:[A-Z]|al-|e-|ul-)"
    r"[\w'-]{2,20}(?: [A-Z][\w'-]{2,20}){0,2})\b"
)

IN_SMALL_LETTERS = re.compile(
    r"\b(?P<school>(?:(?:st|saint|our lady of|little|high|old|new|north|south|east|west) )"
    r"?(?P<word>[a-z][a-z'-]{3,20}) (?:school|college|nursery|academy|primary|pre-?school|playgroup))"
    r"\b"
)

ATTENDED_IN_SMALL = re.compile(
    r"\b(?i:attends|attending|attended|goes to|pupil at|student at|on roll at|enrolled at|excluded "
    r"from|expelled from|off roll at|starts at|started at|transferred to|place at|moved school to) "
    r"(?P<school>[a-z][a-z'-]{3,20}(?: [a-z][a-z'-]{2,20})?)(?=[,.;)\n]|$| (?:and|but|where|in|for|"
    r"since|on|as|so|at|no|with|who)\b)"
)

IN_BRACKETS = re.compile(
    r"\b(?i:school|nursery|college|playgroup|childminder|pre-?school|academy) (?:\(|- |= )"
    r"(?P<school>[A-Za-z][A-Za-z' -]{3,40}?)(?=[),;.\n]|$)"
)

WORSHIP = re.compile(
    rf"(?P<school>(?:{TITLED} (?:of |and )?){{1,3}}(?:Church|Mosque|Masjid|Temple|Gurdwara|Synagogue|"
    rf"Chapel|Parish|Cathedral|Tabernacle|Madrassah?|church|mosque|masjid|gurdwara|synagogue|chapel|"
    rf"madrassah?))\b(?! of\b)"
)


def find_schools(words: str, passes: vocabulary.Passing) -> Iterator[Span]:
    """Find the names of schools, nurseries, churches and clubs."""
    if SCHOOL_CUE.search(words):
        for hit in AT_SCHOOL.finditer(words):
            if not AN_INSTITUTION.match(words, hit.end()) and not passes.lets(
                hit["school"], vocabulary.LET_PASS | vocabulary.INSTITUTIONS
            ):
                yield Span(*hit.span("school"), "school")
    for hit in IN_BRACKETS.finditer(words):
        pieces = vocabulary.parts(hit["school"])
        if len(pieces) > 1 and any(
            piece not in vocabulary.COMMON and piece not in vocabulary.FIELD for piece in pieces
        ):
            yield Span(*hit.span("school"), "school")
    for hit in IN_SMALL_LETTERS.finditer(words):
        if any(
            part not in vocabulary.ENGLISH and part not in vocabulary.LET_PASS and not vocabulary.is_slip(part)
            for part in vocabulary.parts(hit["school"])
        ):
            yield Span(*hit.span("school"), "school")
    for hit in ATTENDED_IN_SMALL.finditer(words):
        first = vocabulary.parts(hit["school"])[0]
        if first not in vocabulary.ENGLISH and first not in vocabulary.RARE and not vocabulary.is_slip(first):
            yield Span(*hit.span("school"), "school")
    for school in (*SCHOOLS, WORSHIP, SAINT, OF_A_SAINT, BLESSED, CLUB, GROUP, MASJID):
        for hit in school.finditer(words):
            which = "school" if school.groups else 0
            if not passes.lets(hit[which], vocabulary.LET_PASS):
                yield Span(*hit.span(which), "school")
    yield from (Span(*hit.span(), "school") for hit in OF_OTHER_TONGUES.finditer(words))
    for hit in ATTENDED.finditer(words):
        known = vocabulary.FIELD | vocabulary.INSTITUTIONS
        if not AN_INSTITUTION.match(words, hit.end()) and not passes.lets(hit["school"], known):
            yield Span(*hit.span("school"), "school")
    for hit in WENT_TO.finditer(words):
        if not AN_INSTITUTION.match(words, hit.end()) and not passes.lets(hit["school"], vocabulary.LET_PASS):
            yield Span(*hit.span("school"), "school")
