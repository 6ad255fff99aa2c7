"""The words for units of length, in the languages that runners write them in, as pieces of patterns.

Normalised text is lower case. A word in an alphabet ends where its letters end; one in Chinese or Japanese may be
followed by anything.
"""

from __future__ import annotations

from typing import Final

LETTER: Final = r"[^\W\d_]"
WORD_END: Final = rf"\.?(?!{LETTER})"
TYPED_IN_HASTE: Final = rf"{LETTER}{{0,8}}"
"""The rest of a word that only one unit begins like: "kilomters", "mintues", "secodns"."""

KM: Final = (
    rf"(?:kil[oó]m{TYPED_IN_HASTE}|kms?|ks?|bornes?|км|километр\w*){WORD_END}"
    r"|公里|キロ(?:メートル)?"
)
MILE: Final = rf"(?:mile(?:rs?|s)?|meilen?|milles?|millas?|miglia|miglio|mi|мил[яьию]){WORD_END}|英里|マイル"
METRE: Final = rf"(?:met(?:er|re)[sn]?|metros?|metri|m[eè]tres?|mtrs?|mts|m|м|метр\w*){WORD_END}|米|メートル"
YARD: Final = rf"(?:yards?|yds?){WORD_END}"
FOOT: Final = rf"(?:feet|foot|ft){WORD_END}"
LAP: Final = rf"(?:laps?|runden?|tours?|vueltas?|giri|giro|круг(?:а|ов)?){WORD_END}|周"
