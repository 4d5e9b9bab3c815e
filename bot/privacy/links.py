"""Where somebody is written to or found online: e-mail addresses, links into records, names on apps and games."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.privacy import vocabulary
from bot.privacy.reading import Span

TOKEN = re.compile(r"[^\s\ue000()<>\[\]{}\"]+")
HOST = re.compile(r"(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}(?::\d+)?$|(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?$")
RECORD = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{3,}|\?\S*=|#\S*\d{3}|[^/]*[A-Za-z]\d[^/]*[A-Za-z]\d|@")
"""What in a link leads to a record: a number that is no year, a query, an identifier of letters and digits."""

LOCAL, DOMAIN = re.compile(r"[\w.+%'-]{1,64}\Z"), re.compile(r" ?[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}")
DOT = r"(?:\.| ?[(\[] ?dot ?[)\]] ?| dot )"
SAID_AT = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{1,64}}(?: (?:dot|dash|hyphen|underscore) [\w.+-]{{1,20}}){{0,3}}"
    r" ?(?:[(\[] ?at ?[)\]]|(?<= )at(?= )|@) ?"
    rf"[\w-]{{1,40}}(?:{DOT}[\w-]{{1,20}}){{0,3}}{DOT}(?:com|net|org|uk|gov|nhs|sch|ac|me|info|pl|de|"
    rf"fr|ro|es|it|eu|co|in|pk|ie|ru|bg|lt|lv|sk|cz|hu|tr|pt|nl|ng|gh|us|ca)\b",
    re.IGNORECASE,
)

PUBLIC = re.compile(
    r"(?:[\w-]+\.)*(?:gov\.uk|gov\.wales|gov\.scot|nhs\.uk|police\.uk|ac\.uk|parliament\.uk|org\.uk|"
    r"org|bbc\.co\.uk|nice\.org\.uk)$",
    re.IGNORECASE,
)
"""Where what everybody may read is published."""

SOCIAL = re.compile(
    r"(?:www\.|m\.)?(?:facebook|fb|instagram|tiktok|snapchat|twitter|x|linkedin|youtube|t|wa|twitch|"
    r"discord|onlyfans|vinted|depop|gofundme|reddit|pinterest|tumblr|spotify|vk|threads)\.(?:com|me|"
    r"gg|tv|net)$",
    re.IGNORECASE,
)
HANDLE = re.compile(r"(?<![\w.@])@(?P<key>(?=[\w.]*[a-zA-Z])[\w.]{2,30}\w)")
APP = (
    r"(?:snap(?:chat)?|sc|insta(?:gram)?|ig|tik ?tok|facebook|fb|messenger|twitter|discord|xbox(?: "
    r"live)?|psn|playstation|ps[45]|roblox|fortnite|minecraft"
    r"|kik|yubo|telegram|steam|twitch|you ?tube|whatsapp|onlyfans|reddit|bereal|wizz|omegle|vinted|"
    r"ebay|gamer ?tags?|gaming name|user ?names?|handles?|screen ?names?|log[- ]?in)"
)
ON_APP = re.compile(
    rf"\b(?i:{APP})\b(?:[ ,:.(=-]{{1,3}}(?i:names?|account|acc|handle|id|user|user ?name|gamer ?tag|"
    rf"tag|profile|page|channel|stream|group|server|is|was|as|under|called|it's|his|her|their|he|she|"
    rf"they|goes|by|the|a|using|uses)\b){{0,5}}"
    r"[ :,.(=\"'-]{1,4}(?P<key>[A-Za-z\d][\w.-]{2,29}[\w](?:#\d{2,5})?)"
)
QUOTED_ON_APP = re.compile(rf"\b(?i:{APP})\b[^.;\n\"']{{0,30}}[\"'](?P<key>[^\"'\n]{{3,40}})[\"']")
AS_ON_APP = re.compile(
    rf"\bas (?P<key>[A-Z][\w']{{1,20}}(?: [A-Z][\w']{{1,20}}){{0,2}}) on (?:his |her |their )?(?i:{APP})\b"
)
MAIL_WITHOUT_ENDING = re.compile(
    r"(?<![\w.+-])[\w.+-]{2,40} ?(?:@|\(at\)|\bat\b|) ?(?:gmail|hotmail|yahoo|outlook|icloud|"
    r"googlemail|live|btinternet|aol|ymail|protonmail)\b(?: ?(?:\.|dot) ?[a-z]{2,4}(?:\.[a-z]{2})?)?",
    re.IGNORECASE,
)
TOKENS = re.compile(r"(?<![\w@/])[A-Za-z\d][\w.]{2,28}\w(?:#\d{2,5})?(?![\w@/])")
UNDERSCORED = re.compile(r"(?<![\w./@-])(?=[\w.-]{0,29}_)(?=[\w.-]{0,29}[A-Za-z]{3})[\w.-]{4,80}\w(?![\w@])")
LETTERS_AND_YEAR = re.compile(r"(?<![\w./@#-])(?P<word>[A-Za-z]{5,20})\d{2,4}(?:x{1,3})?(?![\w-]|\.\w)")


def find_online(words: str) -> Iterator[Span]:
    """Find e-mail addresses, links that lead to a record or a person, and names on apps and games."""
    yield from (Span(*hit.span(), "email") for hit in SAID_AT.finditer(words))
    for hit in MAIL_WITHOUT_ENDING.finditer(words):
        if hit[0].split()[0].casefold() not in vocabulary.ENGLISH:
            yield Span(*hit.span(), "email")
    for hit in re.finditer("@", words):
        yield from _email(words, hit.start())
    for hit in TOKEN.finditer(words):
        if "/" in hit[0] or hit[0].startswith("www."):
            yield from _link(hit)


def find_usernames(words: str) -> Iterator[Span]:
    """Find what people call themselves on apps and in games."""
    yield from (Span(*hit.span(), "username") for hit in HANDLE.finditer(words))
    yield from (Span(*hit.span("key"), "username") for hit in ON_APP.finditer(words) if _is_made_up(hit["key"]))
    yield from (Span(*hit.span(), "username") for hit in UNDERSCORED.finditer(words))
    for pattern in (QUOTED_ON_APP, AS_ON_APP):
        yield from (Span(*hit.span("key"), "username") for hit in pattern.finditer(words))
    if re.search(rf"\b(?:{APP})\b", words, re.IGNORECASE):
        yield from (Span(*hit.span(), "username") for hit in TOKENS.finditer(words) if _is_handle(hit[0]))
    for hit in LETTERS_AND_YEAR.finditer(words):
        if hit["word"].casefold() not in vocabulary.ENGLISH and not hit["word"].isupper():
            yield Span(*hit.span(), "username")


def _is_handle(token: str) -> bool:
    """Tell a token that no sentence has: letters with figures, an underscore, a dot or a capital within."""
    if not re.search(r"[A-Za-z]{2}", token) or token.casefold() in vocabulary.LET_PASS:
        return False
    if "_" in token or "#" in token or re.search(r"[a-z]\.[a-z]", token):
        return True
    mixed = bool(re.search(r"[a-z]{3,}\d|\d[a-z]{3,}", token)) and not re.fullmatch(
        r"[a-z]{3,9}(?:19|20)?\d\d|\d+\w{2,4}", token
    )
    return mixed or bool(
        re.fullmatch(r"(?:[A-Z][a-z]+){2,}|[a-z]+[A-Z]\w+", token) and not vocabulary.is_brand_name(token)
    )


def _is_made_up(key: str) -> bool:
    """Tell a name on an app from the word that goes on after the app."""
    if re.search(r"[\d_.#]", key):
        return not re.fullmatch(
            r"\d{1,2}(?:[./-]\d{1,4}){0,2}(?:am|pm|th|st|nd|rd)?|\d+(?:am|pm)?|[A-Za-z]+\.|(?:19|20)\d\d", key
        )
    has_capital_within = key[1:] != key[1:].lower() and not key.isupper()
    return has_capital_within or (key.islower() and key not in vocabulary.ENGLISH and not vocabulary.is_slip(key))


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
    leads_to_somebody = (
        len(path) > 1 and (bool(SOCIAL.match(host)) or not PUBLIC.match(host)) and bool(HOST.match(host))
    )
    if leads_to_somebody or RECORD.search(path) or "@" in host or host[:1].isdigit() or "?" in host:
        yield Span(hit.start(), hit.start() + len(address), "link")
