"""What nations are called. The codes are those of the day, as on a result list; URS stays the Soviet Union."""

from __future__ import annotations

from typing import Final

from bot.reply.language import mark
from bot.reply.plain import plain
from bot.reply.wording import Wording

# Three-letter codes of the Olympic Committee as World Athletics uses them; the names are those of the Unicode CLDR.
NATIONS: Final = {
    "ALG": mark("Algeria"),
    "ARG": mark("Argentina"),
    "AUS": mark("Australia"),
    "AUT": mark("Austria"),
    "BEL": mark("Belgium"),
    "BLR": mark("Belarus"),
    "BRA": mark("Brazil"),
    "BUL": mark("Bulgaria"),
    "CAN": mark("Canada"),
    "CHN": mark("China"),
    "CRC": mark("Costa Rica"),
    "CRO": mark("Croatia"),
    "CUB": mark("Cuba"),
    "CZE": mark("Czechia"),
    "DEN": mark("Denmark"),
    "DJI": mark("Djibouti"),
    "ERI": mark("Eritrea"),
    "ESP": mark("Spain"),
    "ETH": mark("Ethiopia"),
    "FIN": mark("Finland"),
    "FRA": mark("France"),
    "FRG": mark("West Germany"),
    "GBR": mark("Great Britain"),
    "GDR": mark("East Germany"),
    "GER": mark("Germany"),
    "GRE": mark("Greece"),
    "HUN": mark("Hungary"),
    "IRL": mark("Ireland"),
    "ISR": mark("Israel"),
    "ITA": mark("Italy"),
    "JAM": mark("Jamaica"),
    "JPN": mark("Japan"),
    "KEN": mark("Kenya"),
    "KOR": mark("South Korea"),
    "LAT": mark("Latvia"),
    "LTU": mark("Lithuania"),
    "MAR": mark("Morocco"),
    "MEX": mark("Mexico"),
    "MON": mark("Monaco"),
    "MOZ": mark("Mozambique"),
    "NED": mark("Netherlands"),
    "NOR": mark("Norway"),
    "NZL": mark("New Zealand"),
    "POL": mark("Poland"),
    "POR": mark("Portugal"),
    "PUR": mark("Puerto Rico"),
    "ROU": mark("Romania"),
    "RSA": mark("South Africa"),
    "RUS": mark("Russia"),
    "SRB": mark("Serbia"),
    "SUI": mark("Switzerland"),
    "SWE": mark("Sweden"),
    "TAN": mark("Tanzania"),
    "TCH": mark("Czechoslovakia"),
    "TUR": mark("Turkey"),
    "UAE": mark("Emirates"),
    "UGA": mark("Uganda"),
    "UKR": mark("Ukraine"),
    "URS": mark("Soviet Union"),
    "USA": mark("USA"),
    "YUG": mark("Yugoslavia"),
}


def nation_name(code: str, wording: Wording) -> str:
    """The nation in the reader's language; its code where there is no name for it."""
    name = NATIONS.get(code)
    return plain(code) if name is None else wording.say(name)
