"""The bot as somebody uses it who reads German, next to somebody who reads English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from string import Formatter
from typing import Any, Final

import discord
import pytest
from discord import app_commands
from simcord import Env, InteractionResult, MemberActor
from simcord.enums import AppCommandType

from bot.core.benchmark import Goal, Ground, Trial
from bot.core.errors import Mistake, PersonError
from bot.core.events import events
from bot.core.notation.messages import find_quantities
from bot.core.records import Mark, load_record_book, read_record_query
from bot.playground.adapter import ReaderData, reader_data
from bot.reply.card import Card
from bot.reply.cards.message import message_card
from bot.reply.language import DOMAIN, LOCALE_FOLDER
from bot.reply.mistakes import mistake_card
from bot.reply.names import category_name, event_name, surface_name
from bot.reply.reader import NumberFormat, Reader, UnitSystem
from bot.reply.wording import wording_for
from bot.surface.asking import language_of
from bot.surface.embeds import TITLE, units
from tests.reply.test_mistakes import MADE
from tests.surface.test_answers import press
from tools.translations import forms_of, read_catalogue, template

from .person import LONGEST_CHOICE, Call, Person
from .seen import Seen, read, seen

LABEL = 80
ENGLISH = wording_for(Reader())
GERMAN = wording_for(Reader("de", NumberFormat.COMMA))

RIGHT: Final[tuple[Call, ...]] = (
    *(("pace", {"time": text}) for text in (
        "6:00 1k", "10 km in 47:30", "12,5 km/h Halbmarathon", "Meile in 3:59,4", "3 x 1 km in 4:00", "400 m in 75,5",
        "Marathon unter 3 Stunden", "26,2 Meilen in 4 Stunden", "6.2 in 1:00:00", "10k 1:20", "6:00 pro Meile",
        "50:00 bei 5:00/km", "10.000 m in 40:00", "100 m in 9,8 s", "1:23:45 half",
    )),
    ("pace", {"time": "10k in 47:30", "distance": "Halbmarathon"}),
    *(("convert", {"what": text}) for text in (
        "1k", "5k", "10k", "Marathon", "201,17 m", "mile", "26,2 Meilen", "3220 m", "1 km in Runden",
        "5:00/km", "12,5 km/h", "10 km in 47:30", "90 min",
        "45 s", "20 °C", "70,5 kg", "10 st 4", "300 Höhenmeter", "100 yd",
    )),
    *(("convert", {"what": f"{eighths * 0.201168 + off:.6f} km"})
      for eighths in range(1, 17) for off in (-0.0015, 0, 0.0015)),
    ("convert", {"what": "10k", "to": "Runden"}),
    *(("record", {"event": f"{standing.event.id} {standing.category} {standing.surface} {standing.field or ''}"})
      for standing in load_record_book().standings),
    *(("record", {"event": text}) for text in (
        "Meile", "Meile Frauen", "Halbmarathon Männer", "24 Stunden", "5k", "10k", "3000 m Hindernis Banane",
    )),
    ("record", {"event": "1500 m", "category": "Frauen", "surface": "Halle"}),
    *(("distance", {"what": text}) for text in (
        "60 m", "100 m", "200 m", "300 m", "400 m", "600 m", "800 m", "1 km", "1500 m", "1600 m", "Meile", "2 km",
        "3 km", "2 Meilen", "3200 m", "5 km", "7 km", "5 Meilen", "10 km", "15 km", "10 Meilen", "20 km",
        "Halbmarathon", "25 km", "35 km", "Marathon", "26,2", "50 km", "70 km", "50 Meilen", "100 km", "100 Meilen",
        "200 km", "8 x 400 m", "8 Runden", "42,2",
    )),
    *(("distance", {"what": text, "lane": str(lane)}) for text in ("Meile", "400 m") for lane in range(1, 9)),
    *(("record", {"event": "Meile Männer", "on": day}) for day in ("1954", "6. Mai 1954", "2020-01-01")),
    *(("progression", {"event": f"{one.event.id} {one.category} {one.surface} {one.field or ''}"})
      for one in load_record_book().progressions),
    ("progression", {"event": "Meile", "since": "1990"}),
    *(("compare", {"time": text}) for text in (
        "5 km in 25:00", "5k in 25:00", "Meile in 6:00 Frauen", "20:00 5k gegen 18:30", "18:30 5k mit 20:00",
        "Halbmarathon 1:45:00", "Marathon in 4:30:00 Männer", "26,2 in 5 Stunden", "100 m in 12,5", "3:40 Meile Männer",
        "3:43 Meile Männer", "4:07,64 Meile Frauen", "12 km in 1 Stunde", "24 Stunden 180 km", "1500 m in 5:00 Halle",
        "3000 m Hindernis in 10:00", "3 x 1 km in 4:00", "5:00/km Halbmarathon", "7 km in 40:00 gegen 39:00",
        "Meile Frauen 4:30 gegen 4:20", "12 km in 1 Stunde gegen 12,5 km", "Marathon 3:30:00 nur Frauen", "400 m in 60",
    )),
    ("compare", {"time": "25:00", "distance": "5 km", "category": "Frauen", "with": "Straße"}),
    ("compare", {"time": "Meile in 6:00", "with": "5:30"}),
    *(("predict", {"time": text}) for text in (
        "10 km in 45:30", "5 km 22:10 für 10 km", "Halbmarathon 1:38 → Marathon 60 km pro Woche", "Meile in 6:00",
        "20:00 5 km und 42:00 10 km", "Halbmarathon 2:15 Marathon 30 km/Woche mit 6:00/km", "5 km 22:00 für 50 km",
        "5 km 22:00 Halbmarathon", "Marathon 4:45", "10 km 45:30 für 10 km", "Meile 5:30 Marathon 60 km pro Woche",
        "20:00 5 km und 42:00 10 km Halbmarathon", "10 km 45:30 Halbmarathon 60 km pro Woche", "Meile 6:00 für 5 km",
        "5 km 21:00 für 5 Meilen", "10 km 45:30 Marathon 70 km pro Woche mit 5:15/km",
    )),
    ("predict", {"time": "45:30", "distance": "10 km", "target": "Marathon", "weekly": "50 km", "second": "5k 21:50"}),
    *(("critical-speed", {"trials": text}) for text in (
        "1200 m 4:00, 3000 m 11:00", "3 min 900 m; 12 min 3100 m", "800 m 2:30 und 1500 m 5:10 und 3 km 11:20",
        "400 m 1:10, 1500 m 5:10, 5 km 19:40", "400 m 1:10, 800 m 2:30, 3 km 11:20", "3 min mit 18 km/h, 12 min 3100 m",
    )),
    *(("training", {"time": text}) for text in (
        "5 km in 25:00", "VDOT 45,5", "800 m in 2:40", "Marathon in 5 Stunden", "5 km in 42:00", "VDOT 87",
        "10 Meilen in 1:30:00",
    )),
    *(("workout", {"text": text}) for text in (
        "2E + 3 x 1T w/ 2:00 + 4x200R", "5x1k @ 3:50 (90s)", "3 x (4x400 in 75, 60s) 3:00", "20 T + 4 Steigerungen",
        "3 km Einlaufen, 6x800 @ 3:20 (2 min Gehpause), 2 km Auslaufen", "4x2 km @ 4:30-4:40 mit 90 Pause",
        "2 x (1 km T + 200 Trab) 400 m Trab", "3 km HM-Tempo, VDOT 45",
    )),
    ("workout", {"text": "4 Steigerungen + 10x400 R mit 200 m Trab", "result": "5 km in 21:30"}),
    *(("test", {"name": text}) for text in (
        "Cooper 2650 m", "12 Minuten 2,4 km", "1,5 Meilen 11:40", "1,5 Meilen 11:40 70 kg Mann 25",
        "1,5 Meilen 11:40 70 kg Mann 45", "Gehtest 15:10 Puls 128 Frau 45 70 kg",
        "Rockport 15:10 Puls 128 Mann 25 154 lb",
        "Pendellauf Stufe 9 Bahn 4", "Beep 9.4 Frau", "Beep 3.2", "Beep 6.4 Mädchen 12", "AFT 17:30 M 27",
        "AFT 17:30 F 65", "AFT 17:30 Frau 27 combat", "AFT 18:50 M20", "AFT 22:00 M20", "AFT 21:43 F50",
        "AFT 40:00 M27", "pacer 42 Mädchen 12", "pacer 20 Mädchen 12", "Meile 12:30 Mädchen 12",
        "fitnessgram 41,5 Junge 13", "fitnessgram 40 Junge 13", "fitnessgram 35 Junge 13", "Meile 7:40",
        "Meile 7:40 Frau 45", "1 km in 4:30", "1 km in 7:00", "1 km in 5:00", "1 km in 8:20", "1 km in 3:20",
        "1 km in 11:00",
    )),
    ("benchmark", {}),
    *(("benchmark", {"goal": one.value}) for one in (*Goal, *Trial)),
    *(("benchmark", {"goal": one.value, "place": ground.value})
      for ground in Ground for one in (Goal.MARATHON, Goal.SCHOOL)),
    *(("benchmark", {"place": ground.value}) for ground in Ground),
    *(("agegrade", {"time": text}) for text in (
        "10 km in 45:30 W52", "5 km 22:10 Frau 47 Jahre", "Meile 6:00 M45", "7 km in 40:00 M50", "5 km 40:00 M35",
        "5 km 25:00 52 Jahre", "1500 m 5:00 W22", "800 m in 2:30 M61 Halle", "5 km in 14:00 M60", "5 km in 16:00 M75",
        "5 km in 15:00 M40", "5 km in 13:00 M45",
    )),
    ("agegrade", {"time": "45:30", "distance": "10 km", "age": "52 Jahre", "category": "divers", "surface": "Bahn"}),
    *(("points", {"time": text}) for text in (
        "5000 m 14:00 Halle Männer", "1500 m in 4:10", "1000 Punkte 5000 m Frauen", "1000 Punkte Meile",
        "Marathon 3:10:00",
        "10 km in 1:05:00 Männer", "10 km in 1:05:00", "110 m Hürden 14,5 von Hand", "3000 m Hindernis 9:30 Männer",
        "4x400 3:20 Männer", "1600 m in 4:30 Männer", "10 km in 31:12,4 Straße", "100 m in 9,58", "1 Punkt 5 km",
    )),
    ("points", {"time": "20:00", "distance": "5 km", "category": "Frauen", "surface": "Kurzbahn"}),
    *(("conditions", {"time": text}) for text in (
        "10 km in 45:30 28 °C Taupunkt 20", "Marathon 3:30:00 bei 30 Grad und 60 % Luftfeuchtigkeit",
        "Halbmarathon 1:45:00 2000 m Höhe", "5 km 20:00 Wind 20 km/h", "5:00/km Gegenwind 20 km/h 28 °C 60 % Straße",
        "10 km 45:00 38 °C Taupunkt 30", "8 x 400 m in 90 s 30 °C 50 %", "400 m 60 s 2000 m Höhe",
        "400 m 60 s 3000 m Höhe", "10 km 45:00 Seitenwind 20 km/h", "10 km 45:00 Wind 20 km/h Laufband",
        "10 km 45:00 5 °C Gelände", "10 km 45:00 windstill Halle", "10 km 45:00 200 m Höhe",
        "10 km 45:00 12 °C 50 %",
        "10k 45:00 70 F Taupunkt 60",
        "10 km 27:30 34 °C 70 % Rückenwind 30 km/h",
    )),
    ("conditions", {"time": "45:30", "distance": "10 km", "temperature": "28,5 °C", "dew_point": "20",
                    "surface": "Bahn"}),
    ("conditions", {"time": "10 km 45:30", "humidity": "60", "temperature": "28 C", "wind": "20 km/h",
                    "altitude": "2000 m"}),
    *(("hill", {"time": text}) for text in (
        "5 km in 25:00 +150 m", "10 km in 50:00 6 % Steigung", "6:00/km bei 8 %", "5 km 25:00 bergab 4 %",
        "5 km in 25:00 mit 150 Höhenmetern Rundkurs", "400 m in 90 s 10 %", "10 km 50:00 40 %",
        "10 km 50:00 +150 m 6 %", "10 km 50:00 -100 m 6 %", "6:00/km Rundkurs 5 %", "5 km 25:00 0 %",
    )),
    ("hill", {"time": "25:00", "distance": "5 km", "climb": "150 m", "grade": "6,5 %"}),
    *(("treadmill", {"speed": text}) for text in (
        "12 km/h", "12,5 km/h 1 %", "4:45/km", "7,5 mph 6 % Steigung", "12 km/h -3 %", "gehen 5,5 km/h 12 %",
        "5 km/h 12 %", "2 km/h", "20 km/h", "4 km/h gehen 1 %", "10 km in 50:00",
    )),
    ("treadmill", {"speed": "12 km/h", "incline": "6 %"}),
    *(("zones", {"heart": text}) for text in (
        "max 190 ruhe 50", "190/50 Schwelle 168", "45 Jahre, Ruhepuls 52, HFmax 184", "Alter 45 nes", "lthr 168",
    )),
    ("zones", {"heart": "190/50", "method": "karvonen"}),
    *(("calories", {"time": text}) for text in (
        "10 km in 50:00 70 kg", "5 km in 45:00 62,5 kg", "800 m in 2:30 70 kg", "10 km in 50:00 11 st 4",
        "5 x 1 km in 5:00 140 Pfund",
    )),
    ("calories", {"time": "10 km in 50:00", "weight": "154 lb"}),
    *(("countdown", {"race": text}) for text in (
        "Halbmarathon in 12 Wochen", "10 km in 5 Wochen", "5 km morgen", "5 km heute", "in 30 Tagen",
        "nächsten Sonntag",
        "Marathon in zwei Wochen", "Marathon in 40 Wochen, Plan über 18 Wochen", "5 km in einer Woche",
    )),
    ("countdown", {"race": "Marathon in 40 Wochen", "weeks": "1"}),
    *(("splits", {"time": text}) for text in (
        "Marathon in 3:30", "5 km 20:00 alle 400 m", "Halbmarathon 1:45:00 negativ 2 %", "10 km 45:30 jede Meile",
        "1500 m in 4:10 auf Bahn 3", "3000 m in 10:00 schneller Schluss", "10 km 45:30 schneller Schluss 4 %",
        "Marathon 3:30 positiv 3 % jeden Kilometer", "10000 m in 40:00 alle 100 m", "400 m in 60,5", "800 m in 2:30",
        "3000 m in 9:30 in der Halle", "5000 m in 20:00 alle 2 Runden", "1500 m in 4:10 Bahn 3 alle 100 m",
        "10 km 45:30 alle 500 yd", "26,2 in 4:00:00",
    )),
    *(("splits", {"time": "10 km in 45:30", "strategy": text}) for text in (
        "gleichmäßig", "negativ", "positiv 2,5 %", "Endspurt",
    )),
    *(("analyse", {"splits": text}) for text in (
        "5 km: 4:02 4:05 4:10 4:12 4:01", "400er: 78 80 81 79", "1500: 48 65 66 64", "78,4 80,2 81 79",
        "Durchgangszeiten 4:02 8:07 12:17", "4:02 8:07 12:17", "Runden 4:02 8:07 12:17", "Marathon 1:45 1:47",
        "Marathon 1:47 1:45", "10 km: 20:00 25:00", "10 km: 25:00 20:00", "10 km: 20:00 21:30", "4.02 4.05 4.03",
        "10 km 48:50 Halbmarathon 1:43:30", "Halbmarathon 24:58 50:01 1:15:02 1:40:07 1:45:40", "60 70 58 72",
        "Meilen Abschnitte 6:30 6:40 6:35", "5 km 24:10 10 km 48:50 15 km 1:13:40",
    )),
    ("analyse", {"splits": "78 80", "distance": "400er"}),
    ("help", {}),
    ("about", {}),
    ("privacy", {}),
)  # fmt: skip

WRONG: Final[tuple[Call, ...]] = (
    *(("pace", {"time": text}) for text in (
        "  ", "Banane", "10k in 47:30 Banane", "4:75 5k", "10k in 0:00", "in bei", "10k 7pm", "DNF", "10 in 50",
        "99999999999k in 5:00", "10k in 20:00", "25m in 4:00", "10k 5k 20:00", "47:30", "10k", "8x400", "800m in 215",
        "Marathon in 1:50:00", "60 km/h", "1:00/km 10k", "1k in 90:00:00", "2:00:00/km",
    )),
    ("pace", {"time": "5:00/km", "distance": "20:00"}),
    *(("convert", {"what": text}) for text in (
        "  ", "Pizza", "5", "0k", "4:75/km", "100 °C", "0 kg", "5:00/km half", "DNF", "1:00/km", "0,5 km/h",
    )),
    *(("convert", {"what": what, "to": "Pizza"}) for what in (
        "5k", "5:00/km", "12 km/h", "47:30", "20 °C", "70 kg", "300 Höhenmeter",
    )),
    *(("training", {"time": text}) for text in ("  ", "Banane", "5 km", "VDOT 12", "VDOT 45 Banane", "100 m in 12,5")),
    *(("workout", {"text": text}) for text in ("  ", "Banane", "5x1k Banane", "3 x 1", "1k+" * 40, "5x1k @", "101x1k")),
    ("workout", {"text": "5x1k T", "result": "VDOT 99"}),
    *(("record", {"event": text}) for text in ("  ", "Banane", "110 m Hürden", "Frauen", "1500 m Straße Frauen")),
    ("record", {"event": "Meile", "category": "Hunde"}),
    ("record", {"event": "Meile", "surface": "Mond"}),
    *(("distance", {"what": text}) for text in ("  ", "Banane", "47:30", "10", "0 m", "99999999 km")),
    *(("record", {"event": "Meile", "on": day}) for day in ("1800", "06/05/1954", "31.2.1954", "2999", "Banane")),
    ("progression", {"event": "24 Stunden"}),
    ("progression", {"event": "Meile", "since": "gestern"}),
    *(("compare", {"time": text}) for text in (
        "  ", "Banane", "47:30", "5 km", "7 km in 40:00", "5 km in 25:00 gegen 10 km in 50:00", "10 km in 24:00",
        "5 km in 25:00 gegen Banane", "1500 m in 5:00 Straße", "5 km Hindernis in 20:00",
    )),
    *(("compare", {"time": "5 km in 25:00", "with": text}) for text in ("Banane", "10 km", "11:00", "Mond")),
    ("compare", {"time": "5 km in 25:00", "category": "Hunde"}),
    ("compare", {"time": "5 km in 25:00", "distance": "10 km"}),
    ("compare", {"time": "60 km in 6 h", "category": "Frauen"}),
    *(("agegrade", {"time": text}) for text in (
        "  ", "Banane", "10 km in 45:30", "10 km in 45:30 Frauen", "10 km W52", "45:30 W52", "5 km in 22:10 Alter 3",
        "800 m in 2:30 W50 Straße", "600 m in 1:40 M50", "10 km in 45:30 W52 Banane",
    )),
    ("agegrade", {"time": "10 km in 45:30", "age": "alt"}),
    ("agegrade", {"time": "10 km in 45:30 W52", "category": "Hunde"}),
    ("agegrade", {"time": "10 km in 45:30 W52", "surface": "Mond"}),
    *(("points", {"time": text}) for text in (
        "  ", "Banane", "5 km", "20:00", "1000 Punkte", "2000 Punkte 5 km", "7 km in 40:00", "100 m in 9,58 Frauen",
        "Halbmarathon 1:30:00 Bahn", "5 km in 20:00 Banane", "1000 Punkte 5 km in 20:00",
    )),
    ("points", {"time": "5 km in 20:00", "category": "Hunde"}),
    ("points", {"time": "5 km in 20:00", "surface": "Mond"}),
    *(("conditions", {"time": text}) for text in (
        "  ", "Banane", "10 km in 45:30", "10 km 45:30 28 °C", "10 km 45:30 60 %", "10 km 45:30 Gegenwind 15",
        "28 °C 60 %", "10 km 28 °C 60 %",
    )),
    *(("conditions", {"time": "10 km 45:30 28 °C 60 %", option: "Banane"}) for option in (
        "distance", "temperature", "dew_point", "humidity", "altitude", "wind", "surface",
    )),
    *(("hill", {"time": text}) for text in ("  ", "Banane", "5 km in 25:00", "6 %", "5 km 6 %", "6:00/km +150 m")),
    ("hill", {"time": "5 km in 25:00", "climb": "Banane"}),
    ("hill", {"time": "5 km in 25:00", "grade": "steil"}),
    *(("treadmill", {"speed": text}) for text in ("  ", "Banane", "12", "8,5 1 %", "5:00", "10k", "60 km/h", "0 km/h")),
    ("treadmill", {"speed": "12 km/h", "incline": "Banane"}),
    *(("zones", {"heart": text}) for text in (
        "  ", "Banane", "Ruhepuls 50", "max 300", "Alter 12", "190 50 160", "45", "190 karvonen", "190/50 friel",
    )),
    ("zones", {"heart": "190/50", "method": "Hunde"}),
    *(("calories", {"time": text}) for text in (
        "  ", "Banane", "10 km in 50:00", "50:00 70 kg", "10 km in 50:00 5 kg", "10 km in 2:30:00 70 kg",
    )),
    *(("calories", {"time": "10 km in 50:00", "weight": text}) for text in ("70", "Banane")),
    *(("countdown", {"race": text}) for text in (
        "  ", "Berlin-Marathon", "10 km am 31.2.2099", "Meile am 6. Mai 1954", "4/5/2099", "2999-01-01",
    )),
    *(("countdown", {"race": "10 km in 9 Wochen", "weeks": text}) for text in ("Banane", "100")),
    *(("splits", {"time": text}) for text in (
        "  ", "Banane", "47:30 alle 400 m", "5 km", "5 km 20:00 Bahn 9", "Marathon 3:30 alle 10 m",
        "5 km 20:00 negativ 60 %", "5 km 20:00 in der Halle Bahn 3",
    )),
    *(("splits", {"time": "5 km in 20:00", option: "Banane"}) for option in (
        "distance", "every", "strategy", "lane", "track",
    )),
    *(("analyse", {"splits": text}) for text in (
        "  ", "Banane", "5 km: 20:00", "4:75 4:02", "-4:02 4:05", "kumuliert 4:02 8:07 8:06", "4x400: 78 80 81",
        "5 km: 4:02 4:05 4:10 4:12 0:01",
    )),
    ("analyse", {"splits": "4:02 4:05", "distance": "Banane"}),
    ("distance", {"what": "Meile", "lane": "9"}),
    ("distance", {"what": "Meile", "lane": "innen"}),
    *(("predict", {"time": text}) for text in (
        "  ", "Banane", "47:30", "5 km", "100 m in 12,5", "20:00 5 km und 38:00 10 km", "20:00 5 km und 21:00 5 km",
        "20:00 5 km und 55:00 10 km", "10 km in 45:30 60 pro Woche",
    )),
    *(("predict", {"time": "10 km in 45:30", "target": text}) for text in ("Banane", "100 km")),
    *(("predict", {"time": "10 km in 45:30", "weekly": text}) for text in ("Banane", "60", "60 km Banane", "0 km")),
    *(("predict", {"time": "10 km in 45:30", "second": text}) for text in ("Banane", "10 km", "10 km in 46:00")),
    *(("critical-speed", {"trials": text}) for text in (
        "  ", "Banane", "1200 m 4:00", "1200 m 4:00, 3000 m", "1200 m 4:00, 3000 m 9:50", "1200 m 4:00, 1300 m 4:20",
        "5 km 25:00, 10 km 52:00", "2000 m 6:30, 2100 m 12:00",
    )),
    *(("test", {"name": text}) for text in (
        "  ", "Banane", "5 km 25:00", "Cooper 500 m", "Cooper", "Rockport 15:10", "Beep 9", "Beep 25.3", "Beep 9.14",
        "Meile 4:75", "usmc 21:00", "navy 11:00", "2,4 km 10:30", "Meile 8:00 Junge 12", "pacer 42 Junge 12",
        "acft 17:30", "Rockport 15:10 Puls 40 Frau 45 70 kg", "Rockport 15:10 Puls 128 Frau 45 200 kg", "AFT 17:30",
        "fitnessgram", "pacer Mädchen 12", "pacer 300 Mädchen 12", "AFT 17:30 M 15",
    )),
    ("test", {"name": "Rockport 15:10 Puls 128 Frau 45", "weight": "154"}),
    ("test", {"name": "Rockport 15:10 Frau 45 70 kg", "heart-rate": "schnell"}),
    ("test", {"name": "AFT 17:30 Mann", "age": "alt"}),
    ("test", {"name": "AFT 17:30 27 Jahre", "category": "Hunde"}),
    ("benchmark", {"goal": "Banane"}),
    ("benchmark", {"goal": "Marathon", "place": "Mond"}),
)  # fmt: skip

TROUBLE: Final = (
    "Kurze Frage", "Das habe ich nicht verstanden", "Kein Rekord gefunden", "Außerhalb des Bereichs",
    "Diesen Test habe ich nicht",
)  # fmt: skip
"""The titles of what is not an answer."""

TYPED: Final[tuple[tuple[str, str, tuple[str, ...]], ...]] = (
    ("pace", "time", ("", "10k", "47:30", "10 km in 47:30", "10 in 50", "Banane", "4:75 5k", "800m in 215", "5:00")),
    ("pace", "distance", ()),
    ("convert", "what", ("", "1k", "5:00/km", "90 min", "20 °C", "5", "Pizza")),
    ("convert", "to", ("", "r", "k")),
    ("record", "event", ("", "m", "Meile", "halb", "5k", "24", "3000", "Banane")),
    ("record", "category", ("",)),
    ("record", "surface", ("",)),
    ("record", "on", ()),
    ("progression", "event", ("", "m", "Meile")),
    ("progression", "category", ()),
    ("progression", "surface", ()),
    ("progression", "since", ()),
    ("distance", "what", ("", "m", "halb", "10", "42,2", "Banane", "47:30")),
    ("distance", "lane", ("",)),
    ("compare", "time", ("", "5 km in 25:00", "20:00 5 km gegen 18:30", "12 km in 1 Stunde", "5k", "25:00", "Banane")),
    ("compare", "category", ("",)),
    ("compare", "with", ("", "18:30")),
    ("predict", "time", ("", "10 km in 45:30", "20:00 5 km und 42:00 10 km", "5k", "25:00", "Banane")),
    ("predict", "distance", ()),
    ("predict", "target", ("", "Marathon", "Banane")),
    ("predict", "weekly", ("", "60", "60 km", "60 km mit 5:30/km", "Banane")),
    ("critical-speed", "trials", ("", "1200 m 4:00, 3000 m 11:00", "1200 m 4:00", "Banane")),
    ("predict", "second", ("", "5k 21:50", "10 km 44:00", "Banane")),
    ("test", "name", ("", "Cooper 2650 m", "Beep 9", "Meile", "Banane", "Rockport 15:10", "AFT 17:30 M 27", "co")),
    ("test", "result", ()),
    ("test", "age", ()),
    ("test", "category", ("",)),
    ("test", "weight", ()),
    ("test", "heart-rate", ()),
    ("benchmark", "goal", ("", "Marathon", "Meile", "Banane")),
    ("benchmark", "place", ("",)),
    ("agegrade", "time", ("", "10 km in 45:30 W52", "10 km in 45:30", "10 km", "Banane")),
    ("agegrade", "age", ("", "52", "Banane")),
    ("agegrade", "category", ("",)),
    ("agegrade", "surface", ("",)),
    ("points", "time", ("", "5 km in 20:00 Frauen", "1000 Punkte 5 km", "5 km", "Banane")),
    ("points", "category", ("",)),
    ("points", "surface", ("",)),
    ("conditions", "time", ("", "10 km 45:30 28 °C 60 %", "10 km 45:30", "10 km", "Banane", "10 km 45:30 28 °C")),
    ("conditions", "temperature", ("", "28")),
    ("conditions", "dew_point", ()),
    ("conditions", "humidity", ()),
    ("conditions", "altitude", ("", "2000")),
    ("conditions", "wind", ("", "20")),
    ("conditions", "surface", ("",)),
    ("treadmill", "speed", ("", "12", "12 km/h", "12 km/h 6 %", "5:00", "Banane", "12 km/h 60 %")),
    ("treadmill", "incline", ()),
    ("hill", "time", ("", "5 km in 25:00 +150 m", "5 km in 25:00", "5 km", "Banane", "5 km 25:00 60 %")),
    ("hill", "climb", ()),
    ("hill", "grade", ()),
    ("zones", "heart", ("", "190/50", "Alter 45", "Banane", "Ruhepuls 50")),
    ("zones", "method", ("",)),
    ("calories", "time", ("", "10 km in 50:00 70 kg", "10 km in 50:00", "Banane")),
    ("calories", "weight", ("", "70", "70 kg")),
    ("countdown", "race", ("", "Halbmarathon in 12 Wochen", "Berlin-Marathon", "Banane")),
    ("countdown", "weeks", ("", "12")),
    ("splits", "time", ("", "10 km in 45:30", "5k", "Banane")),
    ("splits", "distance", ()),
    ("splits", "every", ("", "Runde")),
    ("splits", "strategy", ("", "negativ")),
    ("splits", "lane", ("",)),
    ("splits", "track", ("",)),
    ("analyse", "splits", ("", "5 km: 4:02 4:05 4:10 4:12 4:01", "Banane")),
    ("analyse", "distance", ("",)),
)


# What is English


def _messages() -> Iterator[str]:
    for message in template():
        yield from (message.id,) if isinstance(message.id, str) else message.id


def _literal(message: str) -> list[str]:
    """The text between the placeholders of a message."""
    return [text for text, *_ in Formatter().parse(message)]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text)


def _plainly(text: str) -> str:
    return " ".join(text.replace("*", "").replace("`", "").split()).casefold()


_GERMAN_TEXT: Final = " ".join(
    text
    for message in read_catalogue(LOCALE_FOLDER / "de" / "LC_MESSAGES" / f"{DOMAIN}.po")
    if message.id
    for form in forms_of(message)
    for text in _literal(form)
)
_GERMAN_WORDS: Final = {word.casefold() for word in _words(_GERMAN_TEXT)}

FRAGMENTS: Final = sorted(
    {
        _plainly(part)
        for message in _messages()
        if len(_words(message)) >= 3
        for text in _literal(message)
        for part in re.split(r"`[^`]*`", text)
        if len(_words(part)) >= 2 and _plainly(part) not in _plainly(_GERMAN_TEXT)
    }
)
"""What stands in English messages of three words or more, in pieces of two words or more; units stand in both."""

ENGLISH_WORDS: Final = {
    word.casefold() for message in _messages() for text in _literal(message) for word in _words(text)
} - _GERMAN_WORDS
"""Words that only the English messages hold; they find what is put together from single words."""

_CODE: Final = re.compile(r"`[^`]*`|</[^>]*>|\(https?://[^)]*\)")


def _data() -> re.Pattern[str]:
    """Names that are the same in every language, the longest first."""
    book = load_record_book()
    marks: list[Mark] = [*book.marks]
    marks += [mark for progression in book.progressions for mark in progression.marks]
    marks += [mark for milestone in book.milestones for mark in milestone.marks]
    names = {_plainly(name) for mark in marks for name in (mark.athlete, mark.place, mark.nation, mark.country) if name}
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


DATA: Final = _data()


def _assert_german(text: str) -> None:
    """No English in it beside what was typed, names, and titles of sources."""
    own, _, rest = text.partition("\nQuellen\n")
    _, _, footer = rest.rpartition("\n")
    said = _plainly(_CODE.sub(" ", f"{own}\n{footer}"))
    said = DATA.sub(" ", said)
    assert [part for part in FRAGMENTS if part in said] == [], text
    assert [word for word in _words(said) if word in ENGLISH_WORDS] == [], text
    assert "{" not in said


def _labels(result: InteractionResult) -> list[str]:
    messages = [*([result.response] if result.response else []), *result.followups]
    return [button["label"] for message in messages for row in message.components for button in row["components"]]


def _assert_german_answer(result: InteractionResult) -> Seen:
    answer = seen(result)
    _assert_german(answer.text)
    assert units(answer.title) < TITLE
    for label in _labels(result):
        _assert_german(label)
        assert units(label) < LABEL
    return answer


def test_there_is_enough_to_find_english_by() -> None:
    assert len(FRAGMENTS) > 150
    assert {"laps", "women", "the", "and"} <= ENGLISH_WORDS
    for english in ("This button is out of date", "lap: 25 laps", "Frauen, road", "Read as 10 km in 5:00"):
        with pytest.raises(AssertionError):
            _assert_german(english)
    _assert_german("Verstanden: `10k in the rain`, Londoner Straße")


# People


@pytest.fixture
def readers(simcord_env: Env) -> Iterator[ReaderData]:
    with reader_data(simcord_env) as data:
        yield data


@pytest.fixture
def jonas(person: Person, readers: ReaderData) -> Person:
    """Somebody whose Discord is in German."""
    readers.speak(person.user, "de")
    return person


@pytest.fixture
def ben(jonas: Person) -> MemberActor:
    """Somebody in the same club whose Discord is in English."""
    return jonas.guild.add_member(jonas.env.create_user("ben"))


# Commands


async def test_every_command_is_used_here(jonas: Person) -> None:
    commands = {
        command["name"]
        for command in jonas.env.backend.commands[None].values()
        if command.get("type", 1) == AppCommandType.CHAT_INPUT
    }
    assert commands == {name for name, _ in RIGHT}


async def test_what_is_asked_rightly_is_answered_in_german(jonas: Person) -> None:
    for (name, options), result in zip(RIGHT, await jonas.run_all(RIGHT), strict=True):
        answer = _assert_german_answer(result)
        assert answer.fields or answer.description or answer.footer
        assert answer.title not in TROUBLE, (name, options)


async def test_what_is_asked_wrongly_is_answered_in_german(jonas: Person) -> None:
    for result in await jonas.run_all(WRONG):
        answer = _assert_german_answer(result)
        assert answer.private
        assert answer.title in TROUBLE


async def test_an_example_in_german_works(jonas: Person) -> None:
    tried = 0
    for call, result in zip(WRONG, await jonas.run_all(WRONG), strict=True):
        name, options = call
        _, says_one, rest = seen(result).description.partition("Das geht: `")
        if not says_one:
            continue
        tried += 1
        last = list(options)[-1]
        again = await jonas.ask(name, **{**options, last: rest.partition("`")[0]})
        assert again.title not in TROUBLE, (call, rest)
    assert tried > 20


@pytest.mark.parametrize(("code", "make", "text"), MADE)
def test_every_mistake_is_told_in_german(code: Mistake, make: Callable[[str], object], text: str) -> None:
    with pytest.raises(PersonError) as caught:
        make(text)
    assert caught.value.code is code
    _assert_german_card(mistake_card(caught.value, GERMAN))


@pytest.mark.parametrize("code", Mistake)
def test_every_mistake_is_told_in_german_without_its_parameters_too(code: Mistake) -> None:
    _assert_german_card(mistake_card(PersonError(code, text="5 Äpfel", example="10k"), GERMAN))


def _assert_german_card(card: Card) -> None:
    _assert_german(
        "\n".join((card.title, *card.lines, *(text for f in card.fields for text in (f.name, f.value)), card.footer))
    )


async def test_every_event_is_named_in_german_as_the_bot_reads_it() -> None:
    for standing in load_record_book().standings:
        named = ", ".join(
            (
                event_name(standing.event, GERMAN),
                category_name(standing.category, GERMAN),
                surface_name(standing.surface, GERMAN),
            )
        )
        query = read_record_query(named)
        assert standing.event in query.events, named
        assert (query.category, query.surface, query.leftover) == (standing.category, standing.surface, ()), named
    for event in events():
        assert event in read_record_query(event_name(event, GERMAN)).events
        assert event in read_record_query(event_name(event, ENGLISH)).events


# Messages

MESSAGES: Final = (
    "Did 10k at 5:00/km today, then 3 miles easy at 9:30.",
    "12.5 km/h on the treadmill for 100 yards",
    "8 miles (12.9 km)",
    "See you at seven",
    "Heute 10,5 km in 4:45, morgen 5 Meilen.",
    " ".join(f"{km} km," for km in range(1, 40)),
)


@pytest.mark.parametrize("message", MESSAGES)
@pytest.mark.parametrize("unit_system", [None, *UnitSystem])
def test_what_stands_in_a_message_is_told_in_german(message: str, unit_system: UnitSystem | None) -> None:
    wording = wording_for(Reader("de", NumberFormat.COMMA, unit_system))
    card = message_card(find_quantities(message), wording)
    _assert_german_card(card)
    assert not re.search(r"\d\.\d(?!\d\d)", _CODE.sub(" ", "\n".join(card.lines)))


async def test_a_menu_has_a_german_name_and_a_german_answer(jonas: Person, ben: MemberActor) -> None:
    for menu in jonas.env.backend.commands[None].values():
        if menu.get("type", 1) != AppCommandType.MESSAGE:
            continue
        german = menu["name_localizations"]["de"]
        assert german != menu["name"]
        _assert_german(german)
        for text in MESSAGES:
            sent = await ben.send(jonas.channel, text)
            _assert_german_answer(await jonas.member.context_menu(jonas.channel, menu["name"], sent))
            english = seen(await ben.context_menu(jonas.channel, menu["name"], sent))
            assert english.title in ("In the other unit", "Nothing to convert")


# Numbers and dates


@pytest.mark.parametrize(
    ("command", "options", "told"),
    [
        ("pace", {"time": "6:00 1k"}, ("6:00/km · 9:39/mi", "Verstanden: 1 km in 6:00", "10,0 km/h", "2,5 Runden")),
        ("pace", {"time": "400 m in 75,5"}, ("400 m in 1:15,5", "1 min 15,5 s", "1 Runde")),
        ("pace", {"time": "10.000 m in 40:00"}, ("10.000 m in 40:00",)),
        ("pace", {"time": "12,5 km/h half"}, ("Halbmarathon in 1:41:16", "Halbmarathon mit 12,5 km/h", "1:55,2")),
        ("convert", {"what": "1k"}, ("1 km = 0,621 mi", "Knapp fünf Achtelmeilen", "1609,344 m")),
        ("convert", {"what": "1,5 km"}, ("1,5 km = 0,932 mi",)),
        ("convert", {"what": "1.609,344 m"}, ("1609,344 m = 1 mi",)),
        ("convert", {"what": "154 lb"}, ("154 lb = 69,9 kg", "0,45359237 kg")),
        ("convert", {"what": "20,5 °C"}, ("20,5 °C = 68,9 °F", "× 1,8")),
        ("convert", {"what": "300 Höhenmeter"}, ("300 m = 984 ft", "0,3048 m")),
        ("record", {"event": "Meile Frauen"}, ("Weltrekord: Meile", "4:07,64", "21. Juli 2023", "1:01,6 pro 400 m")),
        ("record", {"event": "100 m Männer"}, ("**9,58**", "16. August 2009, Wind +0,9 m/s", "37,6 km/h")),
        ("record", {"event": "24 h"}, ("Weltbestleistung: 24 Stunden", "319,614 km")),
        ("record", {"event": "5k"}, ("5 km und 5000 m", "12:35,36")),
        ("distance", {"what": "Meile"}, ("1,6093 km", "4 Runden + 9,34 m", "3:42,66")),
        ("distance", {"what": "Meile", "lane": "4"}, ("400-m-Bahn, Bahn 4", "Eine Runde: 422,37 m", "k = 1,06")),
    ],
)  # fmt: skip
async def test_numbers_have_a_comma_and_dates_a_german_month(
    jonas: Person, command: str, options: dict[str, str], told: tuple[str, ...]
) -> None:
    answer = await jonas.ask(command, **options)
    for text in told:
        assert text in answer.text


async def test_no_number_has_a_decimal_point(jonas: Person) -> None:
    for result in await jonas.run_all(RIGHT):
        own = _CODE.sub(" ", seen(result).text.partition("\nQuellen\n")[0])
        if result.response is not None and "discord.py" in own:
            continue  # version numbers
        for number in re.findall(r"\d+(?:\.\d+)+", own):
            assert re.fullmatch(r"\d{1,3}(?:\.\d{3})+", number), (number, own)  # thousands


async def test_how_a_phrase_was_read_can_be_typed_again(jonas: Person) -> None:
    calls = [(name, options) for name, options in RIGHT if name == "pace" and "distance" not in options]
    first = await jonas.ask_all(calls)
    read_as = [answer.description.partition("\n")[0].removeprefix("Verstanden: ") for answer in first]
    again = await jonas.ask_all([("pace", {"time": text}) for text in read_as])
    assert [answer.title for answer in again] == [answer.title for answer in first]


async def test_both_sides_of_a_conversion_can_be_typed_again(jonas: Person) -> None:
    calls = [(name, options) for name, options in RIGHT if name == "convert"]
    titles = [answer.title for answer in await jonas.ask_all(calls)]
    sides = [side for title in titles for side in title.split(" = ")]
    for side, answer in zip(sides, await jonas.ask_all([("convert", {"what": s}) for s in sides]), strict=True):
        assert not answer.private, side


# Suggestions


async def test_what_is_offered_is_in_german(jonas: Person) -> None:
    for command, option, texts in TYPED:
        calls: list[Call] = [(command, {option: text}) for text in texts]
        if (command, option) == ("convert", "to"):
            calls += [("convert", {"what": what, "to": ""}) for what in ("10k", "5:00/km", "47:30", "70 kg", "20 °C")]
        for choices in await jonas.all_choices(calls, option):
            for shown, _ in choices:
                _assert_german(shown)
                assert 1 <= units(shown) <= LONGEST_CHOICE


async def test_a_unit_is_offered_by_its_german_name(jonas: Person) -> None:
    offered = {value: shown for shown, value in await jonas.choices("convert", "to", "", what="10k")}
    assert offered["laps"] == "Runden: 25 Runden"
    assert offered["mi"].startswith("mi: 6,21")
    for typed in ("R", "la"):
        assert ("Runden", "laps") in await jonas.choices("convert", "to", typed)


async def test_categories_and_surfaces_are_offered_by_their_german_names(jonas: Person) -> None:
    assert {shown for shown, _ in await jonas.choices("record", "category", "")} == {"Männer", "Frauen"}
    surfaces = {shown for shown, _ in await jonas.choices("record", "surface", "")}
    assert surfaces == {"Bahn", "Kurzbahn (Halle)", "Straße", "Ultra"}


# Buttons


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("pace", {"time": "10k in 47:30"}),
        ("convert", {"what": "5:00/km"}),
        ("record", {"event": "Meile"}),
        ("distance", {"what": "Meile"}),
    ],
)
async def test_units_turn_in_german(jonas: Person, command: str, options: dict[str, str]) -> None:
    asked = await jonas.run(command, **options)
    assert asked.response is not None
    turns = [label for label in _labels(asked) if label in ("In Meilen", "In Kilometern")]
    assert len(turns) == 1
    for _ in range(2):
        (label,) = [label for label in _labels(asked) if label in ("In Meilen", "In Kilometern")]
        await jonas.member.click(asked.response.message, label=label)
        _assert_german_answer(asked)
    assert [label for label in _labels(asked) if label.startswith("In ")] == turns


async def test_every_further_answer_is_in_german(jonas: Person) -> None:
    calls = [call for call in RIGHT if call[0] not in ("help", "about", "privacy")][::7]
    for (name, options), first in zip(calls, await jonas.run_all(calls), strict=True):
        result = first
        for label in _labels(first):
            if label not in _labels(result):  # a button before turned the page
                result = await jonas.run(name, **options)
            assert result.response is not None
            clicked = await jonas.member.click(result.response.message, label=label)
            assert clicked.acknowledged
            if clicked.response is not None:
                _assert_german(read(clicked.response).text)


async def test_sharing_is_in_german(jonas: Person) -> None:
    asked = await jonas.run("pace", time="6:00 1k", private=True)
    assert asked.response is not None
    assert "Teilen" in _labels(asked)
    shared = await jonas.member.click(asked.response, label="Teilen")
    (public,) = shared.followups
    assert "Geteilt von ann" in read(public).description
    _assert_german(read(public).text)
    assert "Teilen" not in [*_labels(asked), *_labels(shared)]


async def test_an_old_button_is_answered_in_german(jonas: Person) -> None:
    asked = await jonas.run("pace", time="6:00 1k")
    assert asked.response is not None
    for forged in ("mm0:u:km|pace|6:00 1k", "mm1:u:km|pace|Banane"):
        result = await press(jonas.member, asked.response.message, forged)
        assert result.response is not None
        _assert_german(read(result.response).text)


# What goes wrong


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (RuntimeError("the sum broke"), "Bei mir ist etwas kaputtgegangen"),
        (app_commands.NoPrivateMessage(), "Das geht nur auf einem Server."),
        (app_commands.BotMissingPermissions(["embed_links"]), "Das darf ich hier nicht."),
        (app_commands.MissingPermissions(["manage_guild"]), "Das darfst du hier nicht."),
        (app_commands.CommandOnCooldown(app_commands.Cooldown(1, 5), 1.0), "in 1 Sekunde wieder"),
        (app_commands.CommandOnCooldown(app_commands.Cooldown(1, 5), 3.2), "in 3 Sekunden wieder"),
        (app_commands.CommandNotFound("pace", []), "Dieser Befehl hat sich gerade geändert."),
    ],
)
async def test_what_breaks_is_told_in_german(
    jonas: Person, monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    def fail(*_: Any) -> None:
        raise error

    monkeypatch.setattr("cogs.pace.work_out_pace", fail)
    answer = _assert_german_answer(await jonas.run("pace", time="6:07 1k"))  # not one that is remembered
    assert len(jonas.env.errors) == 1
    assert answer.title == "Das hat nicht geklappt"
    assert told in answer.description
    assert answer.private


# Side by side


async def test_each_member_is_answered_in_their_own_language(jonas: Person, ben: MemberActor) -> None:
    german = await jonas.run("pace", time="6:00 1k")
    english = await ben.slash(jonas.channel, "pace", time="6:00 1k")
    assert seen(german).field("Geschwindigkeit") == "**10,0 km/h**\n6,2 mph"
    assert seen(english).field("Speed") == "**10.0 km/h**\n6.2 mph"
    wrong = await ben.slash(jonas.channel, "pace", time="10k")
    assert seen(wrong).title == "One question"
    assert (await jonas.ask("pace", time="10k")).title == "Kurze Frage"


async def test_an_answer_keeps_the_language_of_whoever_asked(jonas: Person, ben: MemberActor) -> None:
    asked = await jonas.run("record", event="Meile Frauen")
    assert asked.response is not None
    copy = await ben.click(asked.response.message, label="In Meilen")
    assert copy.ephemeral
    assert copy.response is not None
    assert read(copy.response).title == "World record: mile"
    assert "In kilometres" in _labels(copy)
    assert seen(asked).title == "Weltrekord: Meile"
    await jonas.member.click(asked.response.message, label="In Meilen")
    _assert_german_answer(asked)
    assert "In Kilometern" in _labels(asked)


async def test_a_german_reads_an_english_answer_in_german(jonas: Person, ben: MemberActor) -> None:
    asked = await ben.slash(jonas.channel, "convert", what="5:00/km")
    assert asked.response is not None
    copy = await jonas.member.click(asked.response.message, label="In miles")
    assert copy.response is not None
    _assert_german(read(copy.response).text)


async def test_an_austrian_server_does_not_make_an_english_reader_german(
    jonas: Person, ben: MemberActor, readers: ReaderData
) -> None:
    readers.speak_in_guild(jonas.guild, "de")
    assert seen(await ben.slash(jonas.channel, "pace", time="10k")).title == "One question"


# What Discord is told


async def test_descriptions_are_registered_in_german_and_in_no_language_without_a_catalogue(jonas: Person) -> None:
    locales = {locale.value for locale in discord.Locale if language_of(locale) == "de"}
    assert locales == {"de"}
    registered = [
        command
        for command in jonas.env.backend.commands[None].values()
        if command.get("type", 1) == AppCommandType.CHAT_INPUT
    ]
    assert len(registered) >= 7
    for item in (part for command in registered for part in (command, *command.get("options", ()))):
        told = item["description_localizations"]
        assert {locale for locale in told if locale.startswith("de")} == {"de"}
        _assert_german(told["de"])
        assert not {"en-US", "en-GB", "ja", "xx"} & set(told)
        assert not item.get("name_localizations")
