"""Text files as people's programs save them: decoded where the letters come out right, else refused."""

# ruff: noqa: RUF001 - signs that look like others are what this is about

from __future__ import annotations

import re

MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"),
)  # fmt: skip
"""How a file begins that says its encoding."""

EIGHT_BIT = ("cp1252", "mac_roman")
"""What older programs save here, on Windows and on the Mac, in the order in which they are tried."""

SMALL = "a-zß-öø-ÿœ"
RUBBISH = re.compile(
    rf"(?<=[{SMALL}])[À-ÖØ-ÞŒŽŠŸ]|(?<=[^\W\d_])[À-ÖØ-ÞŒŽŠŸ](?=[^\W\d_]{{0,40}}[{SMALL}])"  # CafŽ, MŽtis, OÕBrien
    r"|(?<=\w)[„…¥¢¤¦§¨¬¶¸´¯ªº¹²³¼½¾«»¿¡©®™°±µ€£“‘‹›•](?=[^\W\d])"  # a sign within a word
    r"|[¥€£](?=[^\W\d])|[‡†ˆ˜‰‚ƒ\x80-\x9f\ufffd\ue000-\uf8ff]"
    r"|[∂∑∏π∫Ω≈∆◊ı˘˙˚˝˛ˇ√≠∞≤≥ﬁﬂ⁄ÐÞðþ]"
    rf"|(?<=\d)[À-ÖØ-öø-ÿ]|(?<!\w)[À-ÖØ-Þ](?!\w)|(?<!\w)Õ(?=[{SMALL}])|[À-ÖØ-öø-ÿ]{{3}}"
    r"|[ÃÂ][\u0080-\u00bf]|â€"  # UTF-8 that was read as Windows once and saved again
)
"""What no word holds: a sign that the letters were read in another encoding than they were written in."""

DOUBTFUL = re.compile(
    rf"[šžŠŽŸœŒ]|(?<=[{SMALL}])[–—](?=[{SMALL}])"
    rf"|(?<=[{SMALL}])’(?!(?:s|t|d|m|ll|re|ve)\b)(?=[{SMALL}])"
)
"""What may be right in Windows' letters and other letters on a Mac: not to be guessed."""


class UnknownEncoding(ValueError):
    """The letters of a file cannot be told."""


def decoded(content: bytes) -> str:
    """Decode a text file; raises UnknownEncoding."""
    return content.decode(encoding_of(content))


def encoding_of(content: bytes) -> str:
    """Name the encoding of a text file, by its mark, else by what comes out right; raises UnknownEncoding.

    Text that is no UTF-8 and yet reads as UTF-8 is so rare that nothing need be guessed.
    """
    marked = next((name for mark, name in MARKS if content.startswith(mark)), None)
    wide = None if marked else _wide(content)
    if found := marked or wide:
        return _if_right(content, found)
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return _eight_bit(content)
    return _if_right(content, "utf-8")


def _if_right(content: bytes, name: str) -> str:
    try:
        text = content.decode(name)
    except UnicodeDecodeError:
        raise UnknownEncoding(name) from None
    if "\ufffd" in text or re.search(r"[ÃÂ][\u0080-\u00bf]|â€", text):
        raise UnknownEncoding(name)
    return name


def _wide(content: bytes) -> str | None:
    """Tell two bytes a letter without a mark by the zeros beside plain letters."""
    even, odd = content[0::2].count(0), content[1::2].count(0)
    if max(even, odd) * 4 <= len(content):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _eight_bit(content: bytes) -> str:
    for name in EIGHT_BIT:
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        if not RUBBISH.search(text):
            if name == "cp1252" and DOUBTFUL.search(text):
                break
            return name
    raise UnknownEncoding
