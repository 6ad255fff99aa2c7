"""The words people ask for a record with, besides the event: whose, where, and what can be passed over."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final, TypeAlias

from bot.core.events import Category, Surface
from bot.core.records.mark import RaceField


class Hint(Enum):
    """What a word does that names no category, surface or field by itself."""

    ONLY = auto()
    """Beside women: a women-only race."""
    TRACK = auto()
    """The outdoor track, unless the short track is named too."""
    ALL = auto()
    """Both categories, or every surface."""
    STEEPLECHASE = auto()
    """Makes 2000 or 3000 m the steeplechase."""
    OTHER_DISCIPLINE = auto()
    """Makes any event one that is not run flat, alone and on foot, so that its record must not answer."""
    FILLER = auto()


Meaning: TypeAlias = Category | Surface | RaceField | Hint

_WRITTEN: Final[dict[Meaning, str]] = {
    Category.WOMEN: """
        women womens woman womans w f female females ladies lady girls girl
        frauen frau damen dame weiblich mädchen maedchen femmes femme dames mujeres mujer femenino donne donna
    """,
    Category.MEN: """
        men mens man mans m male males gents boys boy
        männer maenner manner mann herren herr männlich maennlich hommes homme messieurs hombres hombre masculino
        uomini uomo
    """,
    RaceField.WOMEN_ONLY: "womenonly womensonly",
    RaceField.MIXED: "mixed gemischt mixte mixto",
    Hint.ONLY: "only nur",
    Surface.SHORT_TRACK: """
        indoor indoors inside short shorttrack halle hallen hallenbahn kurzbahn salle pista cubierta
    """,
    Surface.OUTDOOR_TRACK: "outdoor outdoors outside freiluft freien",
    Hint.TRACK: "track bahn stadium stadion piste",
    Surface.ROAD: "road roads street straße strasse straßen strassen straßenlauf strassenlauf route ruta",
    Surface.ULTRA: "ultra ultras",
    Hint.STEEPLECHASE: "steeple steeples steeplechase chase sc hindernis hindernislauf hindernisse obstacles",
    Hint.OTHER_DISCIPLINE: """
        hurdle hurdles mh hürden huerden hürdenlauf haies relay staffel x
        walk walking racewalk racewalking gehen marche beer bier wheelchair backwards
    """,
    Hint.ALL: "all any both either everyone alle beide",
    Hint.FILLER: """
        a an the of in on at over for from by to with and is was what whats which who whos holds held it s
        world record records wr wrs wb best bests mark marks fastest time times current event race races run running
        show me please ever official overall list
        der die das den dem im in auf für fuer über ueber von bei und ist wer hält weltrekord weltrekorde rekord
        rekorde wm lauf bestzeit bestleistung weltbestleistung
        le la les de du des record mondial monde el los del mundial mundo
    """,
}

MEANINGS: Final[dict[str, Meaning]] = {word: meaning for meaning, words in _WRITTEN.items() for word in words.split()}
"""What a word means: lower case, without apostrophes."""
