"""Numbers written as words, in the languages that runners write in."""

from __future__ import annotations

import re
from typing import Final

_ENGLISH: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "hundred": 100,
}  # fmt: skip
_GERMAN: Final = {
    "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11,
    "zwölf": 12, "fünfzehn": 15, "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "hundert": 100,
    "anderthalb": 1.5, "eineinhalb": 1.5, "zweieinhalb": 2.5,
}  # fmt: skip
_FRENCH: Final = {
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12,
    "quinze": 15, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "cent": 100,
}  # fmt: skip
_SPANISH: Final = {
    "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "once": 11,
    "doce": 12, "quince": 15, "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "cien": 100,
}  # fmt: skip
_RUSSIAN: Final = {
    "два": 2, "две": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6, "семь": 7, "восемь": 8, "девять": 9,
    "десять": 10, "двенадцать": 12, "пятнадцать": 15, "двадцать": 20, "тридцать": 30, "сорок": 40, "сто": 100,
    "полтора": 1.5, "полторы": 1.5,
}  # fmt: skip
VALUES: Final[dict[str, float]] = {**_SPANISH, **_FRENCH, **_GERMAN, **_RUSSIAN, **_ENGLISH}

NUMBER_WORD: Final = "|".join(
    (
        *sorted(VALUES, key=len, reverse=True),
        *("half", "halbe[nr]?", "demi", "medi[ao]", "mezzo", "quarter", "пол", "полкилометра", "an?(?= mile and)"),
    )
)
"""What may begin a number that is written as a word, as a piece of a pattern."""

_TENS: Final = "|".join(word for word, value in _ENGLISH.items() if 20 <= value <= 90)
_ONES: Final = "|".join(word for word, value in _ENGLISH.items() if value <= 9)
_WRITTEN: Final = re.compile(
    rf"(?P<tens>{_TENS})[ -](?P<ones>{_ONES})\b|(?P<times>{_ONES}) hundred\b"
    rf"|(?P<word>{'|'.join(sorted(VALUES, key=len, reverse=True))})(?!\w)"
)


def match_number_word(text: str, start: int) -> tuple[float, int] | None:
    """The value of the number word at ``start`` and where it ends: "twenty-six" is 26; None where there is none."""
    found = None if text[start].isdigit() else _WRITTEN.match(text, start)
    if found is None:
        return None
    if found["tens"]:
        return VALUES[found["tens"]] + VALUES[found["ones"]], found.end()
    if found["times"]:
        return VALUES[found["times"]] * 100, found.end()
    return VALUES[found["word"]], found.end()
