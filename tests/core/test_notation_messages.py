"""Messages of a running chat: every row of the table, many more sentences, and any text at all."""

from __future__ import annotations

import csv
import gc
import json
import re
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.notation.messages import MOST_FOUND, FoundQuantity, Kind, find_quantities
from bot.core.quantities import Distance, Pace, Speed
from bot.core.units import LengthUnit

TABLE: Final = Path(__file__).parents[1] / "data" / "messages.csv"
TOLERANCE: Final = 0.005
UNITS: Final = {"km": LengthUnit.KM, "mi": LengthUnit.MILE, "yd": LengthUnit.YARD, "ft": LengthUnit.FOOT, "": None}

with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS: Final = list(csv.DictReader(file))

# The message, its author's unit, and what is found: what was written = what it is; a star: given in both units.
ENGLISH: Final = [
    ("9:30 for 3k, so close", "", "3k=3km"),
    ("12:30 for 2 miles", "", "2 miles=2mi"),
    ("2 miles at 12:30", "", "2 miles=2mi"),
    ("2 miles at 9:00", "", "2 miles=2mi | 9:00=9:00/mi"),
    ("5:12 for 1 mile", "", "5:12=5:12/mi | 1 mile=1mi"),
    ("ran 5 miles easy then 6x400 w/ 200 jog", "", "5 miles=5mi"),
    ("10k at 7:15 pace felt great", "", "10k=10km | 7:15 pace=7:15/km"),
    ("did 8 today at 5:00/km", "", "5:00/km=5:00/km"),
    ("5 x 1k at 3:30 off 90s", "", "1k=1km | 3:30=3:30/km"),
    ("8 x 1k in 3:45", "", "1k=1km | 3:45=3:45/km"),
    ("3 x 2 miles at 6:30 with 3 min jog", "", "2 miles=2mi | 6:30=6:30/mi"),
    ("2 x 2 miles in 13:00", "", "2 miles=2mi"),
    ("ran 13.1 in 1:45:30, so happy", "", "13.1=13.1mi"),
    ("5 miles in 40:00", "", "5 miles=5mi"),
    ("mile splits: 7:01, 6:58, 6:50", "", "7:01=7:01/mi | 6:58=6:58/mi | 6:50=6:50/mi"),
    ("km splits 4:01 3:59 4:05", "", "4:01=4:01/km | 3:59=3:59/km | 4:05=4:05/km"),
    ("just ran a 4:59 mile!!", "", "4:59 mile=4:59/mi"),
    ("sub 20 5k is the goal", "", "5k=5km"),
    ("sub-6 minute mile one day", "", "6 minute mile=6:00/mi"),
    ("8:00 min/mile average for the long run", "", "8:00 min/mile=8:00/mi"),
    ("did my 10er in 5:30er Pace", "", "5:30er Pace=5:30/km"),
    ("10 km in 48:20, neue Bestzeit!", "", "10 km=10km"),
    ("group run tomorrow at 6:30, 5 miles at conversational pace", "", "5 miles=5mi"),
    ("10 miles at 7:00 tomorrow morning, who's in?", "", "10 miles=10mi"),
    ("10 miles at 8:37 yesterday", "", "10 miles=10mi | 8:37=8:37/mi"),
    ("averaged 5:10 for 16km", "", "5:10=5:10/km | 16km=16km"),
    ("avg pace 8:17/mi, HR 152", "", "8:17/mi=8:17/mi"),
    ("Avg pace: 8:17, distance: 6.2 mi", "", "8:17=8:17/mi | 6.2 mi=6.2mi"),
    ("Distance: 10.02 mi\nTime: 1:23:10\nPace: 8:18", "km", "10.02 mi=10.02mi | 8:18=8:18/mi"),
    ("first km in 3:58 then settled into 4:15s", "", "3:58=3:58/km | 4:15s=4:15/km"),
    ("last mile was 6:30", "", "6:30=6:30/mi"),
    ("mile 1: 7:20, mile 2: 7:15, mile 3: 7:02", "", "7:20=7:20/mi | 7:15=7:15/mi | 7:02=7:02/mi"),
    ("8k ft of vert in 31 miles", "", "8k ft=8000ft | 31 miles=31mi"),
    ("3,500 feet of elevation gain over 18 miles", "", "3,500 feet=3500ft | 18 miles=18mi"),
    ("1200m D+ and 25k", "", "25k=25km"),
    ("threshold was 6:55 per mile today", "", "6:55 per mile=6:55/mi"),
    ("7:30-8:00/mile for recovery", "", "7:30=7:30/mi | 8:00/mile=8:00/mi"),
    ("4:40 - 4:50/km", "", "4:40=4:40/km | 4:50/km=4:50/km"),
    ("started at 8:30 and worked down to 7:15 over 9 miles", "", "7:15=7:15/mi | 9 miles=9mi"),
    ("8-10 miles on sunday", "", "8=8mi | 10 miles=10mi"),
    ("between 8 and 10 km", "", "8=8km | 10 km=10km"),
    ("week 3 - 20 miles", "", "20 miles=20mi"),
    ("50 mpw peak", "", "50 mpw=50mi"),
    ("ran ten miles before breakfast", "", "ten miles=10mi"),
    ("a mile and a half warm up", "", "a mile and a half=1.5mi"),
    ("2 1/2 miles with the dog", "", "2 1/2 miles=2.5mi"),
    ("3½ miles", "", "3½ miles=3.5mi"),
    ("quarter mile repeats", "", "quarter mile=0.25mi"),
    ("10 km/h on the treadmill at 1%", "", "10 km/h=10kph"),
    ("12-14 km/h intervals", "", "12=12kph | 14 km/h=14kph"),
    ("wind was 25 mph, brutal", "", "25 mph=25mph"),
    ("100 yard strides x4", "", "100 yard=100yd"),
    ("8 miles (12.9km)", "", "8 miles=8mi* | 12.9km=12.9km*"),
    ("5:00/km (8:03/mi)", "", "5:00/km=5:00/km* | 8:03/mi=8:03/mi*"),
    ("10k (6.2 miles) tomorrow", "", "10k=10km* | 6.2 miles=6.2mi*"),
    ("https://strava.com/activities/10k 5 miles", "", "5 miles=5mi"),
    ("<@123456789012345678> ran 10 miles <t:1700000000:R>", "", "10 miles=10mi"),
    ("<:run:123456789012345678> 5 km", "", "5 km=5km"),
    ("pace 8:00 please", "mi", "8:00=8:00/mi"),
    ("easy pace around 9:30, marathon pace 8:00", "mi", "9:30=9:30/mi | 8:00=8:00/mi"),
    ("10 miles. 8:30 pace", "", "10 miles=10mi | 8:30 pace=8:30/mi"),
    ("26.2 miles of hell", "", "26.2 miles=26.2mi"),
    ("ran 6.2 at lunch", "", "6.2=6.2mi"),
    ("10M easy with 4M at MP", "", "10M=10mi | 4M=4mi"),
    ("couch to 5k week 4 done!", "", "5k=5km"),
    ("ran 3:45/k for 5k, 18:45 🎉", "", "3:45/k=3:45/km | 5k=5km"),
    ("tempo 4 miles @ 6:45", "", "4 miles=4mi | 6:45=6:45/mi"),
    ("tempo 4 miles @6:45-6:50", "", "4 miles=4mi | 6:45=6:45/mi | 6:50=6:50/mi"),
    ("8 miles w/ 4 at 6:30", "", "8 miles=8mi | 6:30=6:30/mi"),
    ("10mi: 3 easy, 5 at 7:00, 2 easy", "", "10mi=10mi | 7:00=7:00/mi"),
    ("closed the last 5k in 3:50/km", "", "5k=5km | 3:50/km=3:50/km"),
    ("running 7:30s feels easy now", "mi", "7:30s=7:30/mi"),
    ("what's 7:30 per mile in km?", "", "7:30 per mile=7:30/mi"),
    ("how far is 15 miles in km", "", "15 miles=15mi"),
    ("5 min/km = 12 km/h", "", "5 min/km=5:00/km | 12 km/h=12kph"),
    ("nothing slower than 9:00 on this 6 miler", "", "9:00=9:00/mi | 6 miler=6mi"),
    ("1,000 km this year!", "", "1,000 km=1000km"),
    ("1.000 km in diesem Jahr, das ist der Wahnsinn", "", "1.000 km=1000km"),
    ("42,195 km sind lang", "", "42,195 km=42.195km"),
    ("12k miles on the car", "", "12k miles=12000mi"),
    ("long run pace is 5:30-5:45", "km", "5:30=5:30/km | 5:45=5:45/km"),
    ("6:40, 6:42, 6:38 for the first three miles", "", "6:40=6:40/mi | 6:42=6:42/mi | 6:38=6:38/mi | three miles=3mi"),
    ("5 mile repeats at 6:20", "", "6:20=6:20/mi"),
    ("mile repeats @ 5:45", "", "5:45=5:45/mi"),
    ("6 x 1 mile, 6:30 each, 90s rest", "", "1 mile=1mi | 6:30=6:30/mi"),
    ("3x1mi @ 6:10, 6:05, 5:58", "", "1mi=1mi | 6:10=6:10/mi | 6:05=6:05/mi | 5:58=5:58/mi"),
    ("1k reps in 3:20, 3:18, 3:22", "", "1k=1km | 3:20=3:20/km | 3:18=3:18/km | 3:22=3:22/km"),
    ("Long run: 32 km, 2h45", "", "32 km=32km"),
    ("20 miles with last 6 @ MP (7:15)", "", "20 miles=20mi | 7:15=7:15/mi"),
    ("MP is 7:15 so HMP should be ~6:55", "mi", "7:15=7:15/mi | 6:55=6:55/mi"),
    ("half in 1:29:59, avg 4:16/km", "", "4:16/km=4:16/km"),
    ("did 5 km at 5 min/km", "", "5 km=5km | 5 min/km=5:00/km"),
    ("4min30/km pendant 8 km", "", "4min30/km=4:30/km | 8 km=8km"),
    ("5'/km tranquille", "", "5'/km=5:00/km"),
    ("8 minute miles all day", "", "8 minute miles=8:00/mi"),
    ("eight-minute miles all day", "", "eight-minute miles=8:00/mi"),
    ("sub 8 pace on a 10 miler", "", "8 pace=8:00/mi | 10 miler=10mi"),
    ("4.30/km", "", "4.30/km=4:30/km"),
    ("5.25 miles at 8.30 pace", "", "5.25 miles=5.25mi | 8.30 pace=8:30/mi"),
    ("13 km Z2, 6:05/km", "", "13 km=13km | 6:05/km=6:05/km"),
    ("10 kms easy", "", "10 kms=10km"),
    ("done my 12 k's", "", "12 k's=12km"),
    (
        "1 mile warmup, 3 miles tempo (6:50, 6:48, 6:45), 1 mile cooldown",
        "",
        "1 mile=1mi | 3 miles=3mi | 6:50=6:50/mi | 6:48=6:48/mi | 6:45=6:45/mi | 1 mile=1mi",
    ),
    ("It starts at 10:00 and the 5k is at 9:00", "", "5k=5km"),
    ("at 6:45 pace for 4 miles", "", "6:45 pace=6:45/mi | 4 miles=4mi"),
    ("elevation 500 m, 18 km, 6:20/km", "", "18 km=18km | 6:20/km=6:20/km"),
    ("meet 6:30ish at the shop, 6 miles", "", "6 miles=6mi"),
    ("the 50k starts at 6:00", "", "50k=50km"),
    ("RAN 10 MILES AT 8:00 PACE!!!", "", "10 MILES=10mi | 8:00 PACE=8:00/mi"),
    (
        "3 x 1 mile w/ 3 min rest, splits 5:58, 5:55, 5:49",
        "",
        "1 mile=1mi | 5:58=5:58/mi | 5:55=5:55/mi | 5:49=5:49/mi",
    ),
    ("ran the 10 miler in 1:14:30 so about 7:27 pace", "", "10 miler=10mi | 7:27 pace=7:27/mi"),
    ("easy pace creeping down to 9:15 lately", "mi", "9:15=9:15/mi"),
    ("cruised at 4:30s for 14k", "", "4:30s=4:30/km | 14k=14km"),
    ("long run 30k @ 5:15/km, last 5 @ 4:40", "", "30k=30km | 5:15/km=5:15/km | 4:40=4:40/km"),
    ("Is 9 min/mile the same as 5:35/km?", "", "9 min/mile=9:00/mi | 5:35/km=5:35/km"),
    ("half in 1:52, 8:33 avg", "mi", "8:33 avg=8:33/mi"),
    ("did 3 miles in 27 min", "", "3 miles=3mi"),
    ("race starts at 9:30, 5k and 10k", "", "5k=5km | 10k=10km"),
    ("treadmill at 6.5 mph for 5k", "", "6.5 mph=6.5mph | 5k=5km"),
    ("10 mph is 6 min miles", "", "10 mph=10mph | 6 min miles=6:00/mi"),
    ("how fast is 3:00/km in mph", "", "3:00/km=3:00/km"),
    ("running 5 days a week, 35 to 40 miles", "", "35=35mi | 40 miles=40mi"),
    ("took the 7:15 train home after 9 miles", "", "9 miles=9mi"),
    ("ran 7 miles at 140 bpm", "", "7 miles=7mi"),
    (
        "4x1 mile cutdown 6:30, 6:20, 6:10, 6:00",
        "",
        "1 mile=1mi | 6:30=6:30/mi | 6:20=6:20/mi | 6:10=6:10/mi | 6:00=6:00/mi",
    ),
    ("5 mi tempo 6:40 avg", "", "5 mi=5mi | 6:40 avg=6:40/mi"),
    ("8 mi progression 8:30 down to 7:00", "", "8 mi=8mi | 8:30=8:30/mi | 7:00=7:00/mi"),
    ("6 at 5:10, 4 at 4:50, 10 km total", "", "5:10=5:10/km | 4:50=4:50/km | 10 km=10km"),
    ("1.2mi swim, 56mi bike, 13.1 run", "", "1.2mi=1.2mi | 56mi=56mi | 13.1=13.1mi"),
    ("went from 10:00/mi to 8:30/mi in a year", "", "10:00/mi=10:00/mi | 8:30/mi=8:30/mi"),
    ("8:00 is my easy pace these days", "mi", "8:00=8:00/mi"),
    ("holding a 7:45 clip for 6 miles", "", "7:45 clip=7:45/mi | 6 miles=6mi"),
    ("@ 4:45/km (7:39/mi)", "", "4:45/km=4:45/km* | 7:39/mi=7:39/mi*"),
    ("three 5ks this month", "", "5ks=5km"),
    ("5k-10k runs only this week", "", "5k=5km | 10k=10km"),
    ("gun went off at 8:00 and 10 miles later I was done", "", "10 miles=10mi"),
    ("we started at 9:00 and finished at 11:00, 12 miles", "", "12 miles=12mi"),
    ("woke up at 5:30 and ran 10 miles", "", "10 miles=10mi"),
    ("I'm running at 6:30, 8 miles", "", "8 miles=8mi"),
    ("3mi WU, 4@6:30, 1mi CD", "", "3mi=3mi | 6:30=6:30/mi | 1mi=1mi"),
    ("5x(1k@3:40)", "", "1k=1km | 3:40=3:40/km"),
    ("60-70 mile weeks", "", "60=60mi | 70 mile=70mi"),
    ("20-miler done", "", "20-miler=20mi"),
    ("covid-19 killed my 10 miles", "", "10 miles=10mi"),
    ("2 mile time trial in 12:30", "", "2 mile=2mi"),
    ("hit 3:10/km on the last rep", "", "3:10/km=3:10/km"),
    ("ran 5k 10k and a half this month", "", "5k=5km | 10k=10km"),
    ("from a 9:00 mile to a 7:00 mile", "", "9:00 mile=9:00/mi | 7:00 mile=7:00/mi"),
    ("10k at 4:30, pretty happy", "", "10k=10km | 4:30=4:30/km"),
    ("5k at 20:00 would be a dream", "", "5k=5km"),
    ("the 10 mile at 8:30 on saturday", "", "10 mile=10mi"),
    ("16 miles with 10 at marathon pace (6:52 avg)", "", "16 miles=16mi | 6:52 avg=6:52/mi"),
    ("ran a 1:38 half (7:28/mi)", "", "7:28/mi=7:28/mi"),
    ("7'30\"/mile", "", "7'30\"/mile=7:30/mi"),
    ("4’15”/km", "", "4’15”/km=4:15/km"),
    ("did 5×1 km @ 3:45", "", "1 km=1km | 3:45=3:45/km"),
    ("averaging just under 9 min/mi", "", "9 min/mi=9:00/mi"),
    ("My avg was 5:12 per km over 10 miles!", "", "5:12 per km=5:12/km | 10 miles=10mi"),
    ("is 13 kph faster than 8 mph?", "", "13 kph=13kph | 8 mph=8mph"),
    ("4.5 mph walk w/ 3% incline", "", "4.5 mph=4.5mph"),
    ("about 0.4 miles to the start", "", "0.4 miles=0.4mi"),
    ("200s in 38, mile in 5:20", "", "5:20=5:20/mi"),
    ("he runs a 4:10 mile and I run a 10:00 mile", "", "4:10 mile=4:10/mi | 10:00 mile=10:00/mi"),
    ("5-6 km easy then strides", "", "5=5km | 6 km=6km"),
    ("pace was 5:20, 5:18, 5:15 for 3k", "", "5:20=5:20/km | 5:18=5:18/km | 5:15=5:15/km | 3k=3km"),
    ("day 5: 8k", "", "8k=8km"),
    ("Day 12, 10k done, 18 to go", "", "10k=10km"),
    ("100 miles in 24:00", "", "100 miles=100mi"),
    ("100 mile race, 20:15 finish, 12:09/mi", "", "100 mile=100mi | 12:09/mi=12:09/mi"),
    ("50k in 4:30", "", "50k=50km"),
    ("8 mile @ 7:05 avg, 165 bpm", "", "8 mile=8mi | 7:05 avg=7:05/mi"),
    ("threshold: 3 x 10 min @ 4:05/km", "", "4:05/km=4:05/km"),
    ("threshold 3 x 10 min @ 4:05", "km", "4:05=4:05/km"),
    ("6k, 5:30/km, 145 bpm, 33:00", "", "6k=6km | 5:30/km=5:30/km"),
    ("6k 33:00 5:30/km", "", "6k=6km | 5:30/km=5:30/km"),
    ("demain 7:00 au stade, 10 km", "", "10 km=10km"),
    ("plus vite que 4:50 c'est dur", "km", "4:50=4:50/km"),
    ("3 km in 12:30", "", "3 km=3km"),
    ("Long slow distance: 18 miles @ 9:45 - 10:00", "", "18 miles=18mi | 9:45=9:45/mi | 10:00=10:00/mi"),
    ("easy 8 with the girls, 9:10s, perfect weather", "mi", "9:10s=9:10/mi"),
    ("ran to work, 4.2 miles each way", "", "4.2 miles=4.2mi"),
    ("8 miles today (avg 8:12)", "", "8 miles=8mi | 8:12=8:12/mi"),
    ("average pace 8 min 12 per mile", "", "8 min 12 per mile=8:12/mi"),
    ("10K in 52:30 = 5:15/km", "", "10K=10km | 5:15/km=5:15/km"),
    ("run club at 18:00, 6k loop, all paces welcome", "", "6k=6km"),
    ("my 10k PR is 41:20 (4:08/km)", "", "10k=10km | 4:08/km=4:08/km"),
    ("13.1 in 1:52, 26.2 next", "", "13.1=13.1mi | 26.2=26.2mi"),
    ("easy pace 9-10 min/mile", "", "9=9:00/mi | 10 min/mile=10:00/mi"),
    ("7-7:30/mi for the tempo", "", "7=7:00/mi | 7:30/mi=7:30/mi"),
    ("a 25 minute 5k is my dream", "", "5k=5km"),
    ("shaved 0:30 off my 5k", "km", "5k=5km"),
    ("2nd mile 7:10, 3rd mile 7:05", "", "7:10=7:10/mi | 7:05=7:05/mi"),
    ("km 1-5: 5:00, km 6-10: 4:45", "", "5:00=5:00/km | 4:45=4:45/km"),
    ("miles 1-3 at 7:30, miles 4-6 at 7:00", "", "7:30=7:30/mi | 7:00=7:00/mi"),
    ("my pace has gone from 11:00 to 9:30", "mi", "11:00=11:00/mi | 9:30=9:30/mi"),
    ("Sunday: 18 miles at 8:30", "", "18 miles=18mi | 8:30=8:30/mi"),
    ("12 miles sunday at 8:00, who's in?", "", "12 miles=12mi"),
    ("did 7 miles at 5:30 this morning", "", "7 miles=7mi"),
    ("10-12km, 6:15-6:45/km, no drop", "", "10=10km | 12km=12km | 6:15=6:15/km | 6:45/km=6:45/km"),
    ("bus at 6:45, race at 9:00, 21.1k", "", "21.1k=21.1km"),
    ("we average 9:00, they average 10:00", "mi", "9:00=9:00/mi | 10:00=10:00/mi"),
    ("it took 5:45 to walk 1 mile lol", "", "1 mile=1mi"),
    ("Who else is doing the 10 miler on the 5th? Start is 9:00.", "", "10 miler=10mi"),
    ("my last 10 km split was 48:10", "", "10 km=10km"),
    ("fastest mile 5:55, slowest mile 7:20", "", "5:55=5:55/mi | 7:20=7:20/mi"),
    ("Just did 4.01 mi, 9:03 pace, 36:18", "", "4.01 mi=4.01mi | 9:03 pace=9:03/mi"),
    ("anyone know what 6 min/km is per mile?", "", "6 min/km=6:00/km"),
    ("what's 3:30/km in mph", "", "3:30/km=3:30/km"),
    ("4 minutes per km is 15 kph", "", "4 minutes per km=4:00/km | 15 kph=15kph"),
    ("new route is 7.2km, about 4.5 miles", "", "7.2km=7.2km* | 4.5 miles=4.5mi*"),
    ("new route is 7.2km so 4.5 miles", "", "7.2km=7.2km* | 4.5 miles=4.5mi*"),
    ("it's 7 miles, 11.3 km", "", "7 miles=7mi* | 11.3 km=11.3km*"),
    ("5k run for 5k people raising 5k", "", "5k=5km"),
    ("100 miles a week at 7:00/mi average", "", "100 miles=100mi | 7:00/mi=7:00/mi"),
    ("recovery jog, 10:00s, 4 miles", "", "10:00s=10:00/mi | 4 miles=4mi"),
    ("4 x mile at 5:50 w/ 400m jog", "", "5:50=5:50/mi"),
    ("bathroom stop cost me 1:30, still 8:10 avg for 16 miles", "", "8:10 avg=8:10/mi | 16 miles=16mi"),
    ("sub 4 marathon = 9:09/mi", "", "9:09/mi=9:09/mi"),
    ("sub 4 means 5:41 per k", "", "5:41 per k=5:41/km"),
    ("Tokyo in 3 weeks, 42.195 km, target 4:15/km", "", "42.195 km=42.195km | 4:15/km=4:15/km"),
    ("10 km in einer 5:00er Pace", "", "10 km=10km | 5:00er Pace=5:00/km"),
    ("7 miles w/ 5 @ 6:55, hr 165", "", "7 miles=7mi | 6:55=6:55/mi"),
    ("Average Pace 4:58 /km", "", "4:58 /km=4:58/km"),
    ("5 @ 7:10", "mi", "7:10=7:10/mi"),
    ("what a day! 22 miles! avg 7:58!", "", "22 miles=22mi | 7:58=7:58/mi"),
    ("dropped from 6:30/km to 5:15/km since march", "", "6:30/km=6:30/km | 5:15/km=5:15/km"),
    ("Course was 300 ft short", "", "300 ft=300ft"),
    ("finished 500 yards behind him", "", "500 yards=500yd"),
    ("the last half mile nearly killed me", "", "half mile=0.5mi"),
    ("1/2 mile from home it started raining", "", "1/2 mile=0.5mi"),
    ("3/4 mile repeats", "", "3/4 mile=0.75mi"),
    ("20 mile mark", "", "20 mile=20mi"),
    ("see everyone at 9:00 for 5 miles", "", "5 miles=5mi"),
    ("4:30 am alarm for a 20 miler 😭", "", "20 miler=20mi"),
    ("30k people, 3k volunteers, 26.2 miles", "", "26.2 miles=26.2mi"),
    ("3:30:00 goal, 4:59/km", "", "4:59/km=4:59/km"),
    ("6 easy miles at 9:20 then strides", "", "9:20=9:20/mi"),
    ("did 12 with 8 @ 6:15, total avg 6:40 /mi", "", "6:15=6:15/mi | 6:40 /mi=6:40/mi"),
    ("longest run ever, 23.4km in 2:15, about 5:46 pace", "", "23.4km=23.4km | 5:46 pace=5:46/km"),
    ("tempo tuesday: 20 min at 4:05/km", "", "4:05/km=4:05/km"),
    ("3 mile warmup then 2 x 3 miles @ 6:00/6:05", "", "3 mile=3mi | 3 miles=3mi | 6:00=6:00/mi | 6:05=6:05/mi"),
    ("recovery 5k, kept it above 6:30", "", "5k=5km | 6:30=6:30/km"),
    ("recovery 8k kept under 6:00/km", "", "8k=8km | 6:00/km=6:00/km"),
    ("I'm slow, like 12:30 a mile slow", "", "12:30 a mile=12:30/mi"),
    ("14 miles at about 8:50, then 2 at 7:30", "", "14 miles=14mi | 8:50=8:50/mi | 7:30=7:30/mi"),
    ("ran 8 miles in 8:30 pace", "", "8 miles=8mi | 8:30 pace=8:30/mi"),
    ("18k progression from 5:30 to 4:30", "", "18k=18km | 5:30=5:30/km | 4:30=4:30/km"),
    (
        "my splits: 6:02 5:58 5:55 5:40 for 4 miles",
        "",
        "6:02=6:02/mi | 5:58=5:58/mi | 5:55=5:55/mi | 5:40=5:40/mi | 4 miles=4mi",
    ),
    ("each km between 4:20 and 4:25", "", "4:20=4:20/km | 4:25=4:25/km"),
    ("kept every mile under 8:00", "", "8:00=8:00/mi"),
    ("first half at 7:20, second half at 6:58, 10 miles total", "", "7:20=7:20/mi | 6:58=6:58/mi | 10 miles=10mi"),
    ("5k race: 3:58/km avg, so 6:23/mi", "", "5k=5km | 3:58/km=3:58/km* | 6:23/mi=6:23/mi*"),
    ("100km week ✅ longest 28k", "", "100km=100km | 28k=28km"),
    ("I ran 30 miles this week and 35 last week", "", "30 miles=30mi"),
    ("this week 40 miles, last week 38 miles", "", "40 miles=40mi | 38 miles=38mi"),
    ("2.5 miles warmup", "", "2.5 miles=2.5mi"),
    ("8.5mph for 30 mins then 9mph for 5", "", "8.5mph=8.5mph | 9mph=9mph"),
    ("set the mill to 11kmh", "", "11kmh=11kph"),
    ("10.5 km/h incline 2", "", "10.5 km/h=10.5kph"),
    ("40 km of cycling at 28 km/h", "", "40 km=40km | 28 km/h=28kph"),
    ("4500ft of vert on sat", "", "4500ft=4500ft"),
    ("summit is 14,115 feet", "", "14,115 feet=14115ft"),
    (
        "4 x 1 mile (6:15, 6:12, 6:10, 6:01) full recovery",
        "",
        "1 mile=1mi | 6:15=6:15/mi | 6:12=6:12/mi | 6:10=6:10/mi | 6:01=6:01/mi",
    ),
    ("6x1k (3:40 avg)", "", "1k=1km | 3:40 avg=3:40/km"),
    ("6 x 1km off 60s, averaged 3:38", "", "1km=1km | 3:38=3:38/km"),
    ("half mile cooldown", "", "half mile=0.5mi"),
    ("quarter-mile sprint", "", "quarter-mile=0.25mi"),
    ("ran half a mile before my knee went", "", "half a mile=0.5mi"),
    ("three quarters of a mile to go", "", "three quarters of a mile=0.75mi"),
    ("just 1/4 mile left", "", "1/4 mile=0.25mi"),
    ("0.5 mi on, 0.5 mi off", "", "0.5 mi=0.5mi | 0.5 mi=0.5mi"),
    ("easy pace is anything slower than 5:45/km for me", "", "5:45/km=5:45/km"),
    ("can't go quicker than 9:00 these days", "mi", "9:00=9:00/mi"),
    ("aiming for 8:00s on sunday", "mi", "8:00s=8:00/mi"),
    ("MP 4:35, HMP 4:20, 10k 4:05", "km", "4:35=4:35/km | 4:20=4:20/km | 10k=10km"),
    ("4:35 pace felt ok", "km", "4:35 pace=4:35/km"),
    ("average pace 7'45\" per mile over 13.1", "", "7'45\" per mile=7:45/mi | 13.1=13.1mi"),
    ("26.2 on sunday!!", "", "26.2=26.2mi"),
    ("13.1 ✅ 26.2 next", "", "13.1=13.1mi | 26.2=26.2mi"),
    ("from 13.1 to 26.2 in one year", "", "13.1=13.1mi | 26.2=26.2mi"),
    ("10k (6.2mi) in 50", "", "10k=10km* | 6.2mi=6.2mi*"),
    ("21.1km/13.1mi done", "", "21.1km=21.1km* | 13.1mi=13.1mi*"),
    ("that's 16 km aka 10 miles", "", "16 km=16km* | 10 miles=10mi*"),
    ("4:58/km = 8:00/mi", "", "4:58/km=4:58/km* | 8:00/mi=8:00/mi*"),
    ("10 Kilometer um 18:30 ab Stadion", "", "10 Kilometer=10km"),
]
OTHER_LANGUAGES: Final = [
    ("Schnitt 5:20 auf 15 km", "", "5:20=5:20/km | 15 km=15km"),
    ("heute 8 km locker in 5:45 min/km gelaufen", "", "8 km=8km | 5:45 min/km=5:45/km"),
    ("Treffen um 18:30 Uhr am Stadion, wir laufen 10 km", "", "10 km=10km"),
    ("Treffpunkt 6:30 am See, lockere 12 Kilometer", "", "12 Kilometer=12km"),
    ("sortie longue de 22 km à 5'30 au kil", "", "22 km=22km | 5'30=5:30/km"),
    ("22 bornes à 5:30 de moyenne, jambes lourdes", "", "22 bornes=22km | 5:30 de moyenne=5:30/km"),
    ("10 km en 45'30 ce matin", "", "10 km=10km"),
    ("rdv à 9h30 au parc pour 8 à 10 km", "", "8=8km | 10 km=10km"),
    ("hoy 12 km a 5:10, mañana descanso", "", "12 km=12km | 5:10=5:10/km"),
    ("quedamos a las 7:30 en el parque, 8 km suaves", "", "8 km=8km"),
    ("ritmo de 4:40 en los últimos 5 km", "", "4:40=4:40/km | 5 km=5km"),
    ("пробежал 21,1 км за 1:45:20", "", "21,1 км=21.1km"),
    ("темп 5:30, пульс 145", "", "5:30=5:30/km"),
    ("завтра в 9:00 старт, бежим 10 км", "", "10 км=10km"),
    ("бежал 10к в темпе 4:50", "", "10к=10km | 4:50=4:50/km"),
    ("последние 3 км по 4:30 мин/км", "", "3 км=3km | 4:30 мин/км=4:30/km"),
    ("10 km pro Stunde ist zügig", "", "10 km pro Stunde=10kph"),
    ("1 500 км за год", "", "1 500 км=1500km"),
    ("10 Meilen mit 5:00/km", "", "10 Meilen=10mi | 5:00/km=5:00/km"),
    ("letzte 2 km in 4:10", "", "2 km=2km | 4:10=4:10/km"),
    ("Halbmarathon in 1:38, Schnitt 4:39", "", "4:39=4:39/km"),
    ("mit einer Pace von 5:15 durchgelaufen", "km", "5:15=5:15/km"),
    ("am Sonntag 30 km, nicht schneller als 5:50", "", "30 km=30km | 5:50=5:50/km"),
    ("allure marathon 4:58 sur 15 km", "", "4:58=4:58/km | 15 km=15km"),
    ("1h10 pour 14,5 km", "", "14,5 km=14.5km"),
    ("rodaje de 8km a 5:30 min/km con 200 m+", "", "8km=8km | 5:30 min/km=5:30/km"),
    ("10 км по 5:00, потом 2 км легко", "", "10 км=10km | 5:00=5:00/km | 2 км=2km"),
    ("средний темп 5:15 на 12 км", "", "5:15=5:15/km | 12 км=12km"),
    ("на 30 км стало тяжело", "", "30 км=30km"),
    ("今日は10km走った、キロ5:30", "", "10km=10km | 5:30=5:30/km"),
    ("跑了10公里，配速5:30", "", "10公里=10km | 5:30=5:30/km"),
    ("bin heute 10,5 Kilometer in 55 Minuten gelaufen", "", "10,5 Kilometer=10.5km"),
    ("der Halbe in 1:45 wäre ein 5er Schnitt", "", "5er Schnitt=5:00/km"),
    ("6 km einlaufen, 3x2 km in 8:10", "", "6 km=6km | 2 km=2km"),
    ("je sors à 18h30 pour 8 km", "", "8 km=8km"),
    ("VMA 16 km/h", "", "16 km/h=16kph"),
    ("semi en 1h38, soit 4'39/km", "", "4'39/km=4:39/km"),
    ("salida a las 7:00, 15 km a ritmo suave", "", "15 km=15km"),
    ("tirada de 18 km a 5:30/km", "", "18 km=18km | 5:30/km=5:30/km"),
    ("series 6x1km a 3:50 rec 2 min", "", "1km=1km | 3:50=3:50/km"),
    ("полумарафон за 1:35, темп 4:30", "", "4:30=4:30/km"),
    ("стартуем в 7:00, бежим 12 км по 5:30", "", "12 км=12km | 5:30=5:30/km"),
    ("Morgen 6:00 laufen? 10km locker", "", "10km=10km"),
    ("laufe um 7:00 los, 15 km", "", "15 km=15km"),
    ("15 km um 7:00", "", "15 km=15km"),
    ("heute 3 mal 2 km in 4:20er pace", "", "2 km=2km | 4:20er pace=4:20/km"),
    ("pace lag bei 5:45, gesamt 11 km", "", "5:45=5:45/km | 11 km=11km"),
    ("langsamer als 6:30 laufe ich nie", "km", "6:30=6:30/km"),
    ("allure 5:10 sur 8 km", "", "5:10=5:10/km | 8 km=8km"),
    ("J'ai couru 12 km à 5:25 de moyenne", "", "12 km=12km | 5:25 de moyenne=5:25/km"),
    ("2 000 mètres de dénivelé, 45 km", "", "45 km=45km"),
    ("mi ritmo es 5:00 y el tuyo 4:30", "", "5:00=5:00/km"),
    ("hice 3 series de 2 km a 4:10", "", "2 km=2km | 4:10=4:10/km"),
    ("nos vemos a las 6:30, 12 km a 5:15", "", "12 km=12km | 5:15=5:15/km"),
    ("сегодня 10 миль по 8:00", "", "10 миль=10mi | 8:00=8:00/mi"),
    ("бегу в темпе 5:10-5:20", "", "5:10=5:10/km | 5:20=5:20/km"),
    ("встреча в 8:00 у парка, 10 км", "", "10 км=10km"),
    ("5 km Lauf in 25:30", "", "5 km=5km"),
    ("Lauf morgen 18 Uhr, 8km, Pace 6:00-6:30", "", "8km=8km | 6:00=6:00/km | 6:30=6:30/km"),
    ("sortie de 15 bornes tranquille, 5'45 au kilo", "", "15 bornes=15km | 5'45 au kilo=5:45/km"),
    ("a 5:00 el kilo", "", "5:00 el kilo=5:00/km"),
    ("mañana rodaje 10k a ritmo 5:30", "", "10k=10km | 5:30=5:30/km"),
    ("cinta a 12 km/h", "", "12 km/h=12kph"),
    ("5х1 км по 3:50", "", "1 км=1km | 3:50=3:50/km"),
    ("oggi 12 km a 5:10/km", "", "12 km=12km | 5:10/km=5:10/km"),
    ("Tempo 5:30 auf 10 km", "", "5:30=5:30/km | 10 km=10km"),
    ("bin 30km mit 6:00 gelaufen", "", "30km=30km | 6:00=6:00/km"),
    ("Start 10:00 Uhr, 21 km", "", "21 km=21km"),
    ("hab heute 3x3 km in 4:30 gemacht", "", "3 km=3km | 4:30=4:30/km"),
    ("départ 9:00, 15 km au programme", "", "15 km=15km"),
    ("j'ai tenu 4'15 sur 10 bornes", "", "4'15=4:15/km | 10 bornes=10km"),
    ("media a 5:20 min/km", "", "5:20 min/km=5:20/km"),
    ("entrené 8 km en 40 minutos", "", "8 km=8km"),
    ("пульс 150, 6 км за 33:20", "", "6 км=6km"),
    ("темп 4:30/км", "", "4:30/км=4:30/km"),
    ("Wochenumfang 75 km, davon 20 km Tempo", "", "75 km=75km | 20 km=20km"),
    ("Intervalle: 6 x 1 km in 3:55, 400 m Trabpause", "", "1 km=1km | 3:55=3:55/km"),
    ("lockerer Dauerlauf, 11 km, 5:40er Schnitt, Puls 140", "", "11 km=11km | 5:40er Schnitt=5:40/km"),
    ("wer läuft morgen um 7:00 mit? 14 km, Pace ca. 5:30", "", "14 km=14km | 5:30=5:30/km"),
    ("unter 4:00 pro Kilometer geht nix", "", "4:00 pro Kilometer=4:00/km"),
    ("12,5 km/h auf dem Laufband", "", "12,5 km/h=12.5kph"),
    ("8 km à 12 km/h", "", "8 km=8km | 12 km/h=12kph"),
    ("sortie vélo 60 km à 25 km/h", "", "60 km=60km | 25 km/h=25kph"),
    ("footing 1h à 5'45 du km", "", "5'45 du km=5:45/km"),
    ("objectif 3h30 soit 4'58/km", "", "4'58/km=4:58/km"),
    ("5 km en 22:15, record perso !", "", "5 km=5km"),
    ("hoy 5 x 1 km a 3:50 con 1' rec", "", "1 km=1km | 3:50=3:50/km"),
    ("media maratón a 4:45 el kilómetro", "", "4:45 el kilómetro=4:45/km"),
    ("a 14 km/h en la cinta", "", "14 km/h=14kph"),
    ("10 km en 42:30, a 4:15/km", "", "10 km=10km | 4:15/km=4:15/km"),
    ("темповая 6 км по 4:20, заминка 2 км", "", "6 км=6km | 4:20=4:20/km | 2 км=2km"),
    ("вчера 21 км в темпе 5:05, на 18 км свело ногу", "", "21 км=21km | 5:05=5:05/km | 18 км=18km"),
    ("бегу со скоростью 12 км/ч", "", "12 км/ч=12kph"),
    ("5 мин/км это комфортно", "", "5 мин/км=5:00/km"),
    ("марафон за 3:29:50, средний 4:58/км", "", "4:58/км=4:58/km"),
]
NOTHING: Final = [
    ("12x400m @ 72 off 60s", ""),
    ("4x1600 at 5:40 w/ 400 jog", ""),
    ("corrí 10 mi mejor marca", ""),
    ("I hit the wall at km 35", ""),
    ("cramped at mile 22 and walked it in", ""),
    ("mile marker 18 is where it gets real", ""),
    ("10k steps a day keeps the doctor away", ""),
    ("5k followers!!!", ""),
    ("raised 5k for charity and finished in 4:05:00", ""),
    ("€10k prize purse", ""),
    ("my salary is 50k", ""),
    ("4k video of the finish", ""),
    ("2k vert today", ""),
    ("6 ft apart please", ""),
    ("my 2 feet hurt", ""),
    ("bib #2048, wave 3, start 9:20", ""),
    ("race starts 8:00 am sharp", ""),
    ("see you at 7:45 by the fountain", ""),
    ("3:15 marathon, let's go", ""),
    ("aiming for 1:30 in the half", ""),
    ("he ran 2:05 for the marathon", ""),
    ("800m in 2:10, 400m in 58", ""),
    ("6 x 800m in 2:50s off 90 sec", ""),
    ("5k pace feels hard today", ""),
    ("intervals at 10k effort, 3 min on 2 min off", ""),
    ("3k-5k pace for the reps", ""),
    ("HM effort for 20 minutes", ""),
    ("`10 miles` is code", ""),
    ("```\n10 miles at 8:00\n```", ""),
    ("pace 5:00 please", ""),
    ("iOS 13.1 broke my watch", ""),
    ("BMI 26.2 lol", ""),
    ("it was 26.2° and humid", ""),
    ("knocked out a 3.1 at lunch", ""),
    ("2M people watched", ""),
    ("c25k w4d2 done", ""),
    ("half marathon in 3 weeks, 1:45 goal", ""),
    ("I'm 5'10 and 150 lbs", ""),
    ("it's 5:30 and I'm already dressed", ""),
    ("score was 3:2 at half time", ""),
    ("plank 2:30, 3:00, 2:45", ""),
    ("2:00 rest between, 3:30 jog recovery", ""),
    ("6 min on, 3 min off x4", ""),
    ("30 miles per gallon", ""),
    ("take it one mile at a time", ""),
    ("401k contributions", ""),
    ("negative split: 25:10/24:30", ""),
    ("10 x 1 minute hard, 1 minute easy", ""),
    ("age 42, vo2 52, max HR 188, weight 70 kg", ""),
    ("2:30 am and I can't sleep", ""),
    ("there are 3 of us at 7:30", ""),
    ("we go from 6:30 to 7:30 at the track", ""),
    ("6X200M FAST", ""),
    ("series de 6x1000 a 3:40", ""),
    ("media maratón en 1:35", ""),
    ("first marathon: 4:12:30!", ""),
    ("doors 7:00, gun 8:00", ""),
    ("4:05 1500 today", ""),
    ("splits 19:55 / 19:40", "km"),
    ("1600 in 5:20, 800 in 2:33", "mi"),
    ("Tempolauf 5 x 1000 m in 3:45", "km"),
    ("fractionné 10x400 en 1'30", "km"),
    ("ironman 70.3 next year", ""),
    ("pacing the 4:00 group on sunday", "km"),
    ("3:30 pace group looks strong", "km"),
    ("I'm the 1:45 pacer", "km"),
    ("on pace for 3:30", "km"),
    ("see you @ 6:30", "km"),
    ("easy run at 6:30 from the shop", "km"),
    ("£5/mile sponsor me", ""),
    ("sponsor me 5 a mile", ""),
    ("gels 2/km? no", ""),
    ("halfway at 52:10, finished in 1:43:55", "km"),
    ("finish time 3:58:12, chip 3:57:40", ""),
    ("HM PB 1:29:45 → goal sub 1:28", "km"),
    ("400m splits: 78, 77, 79", "km"),
    ("2x(4x400) @ 75s", ""),
    ("I can't believe 20k people ran!", ""),
    ("12k runners at the start", ""),
    ("got 1.2k likes", ""),
    ("strides 4x20s, 5:00 easy between", "km"),
    ("2:45 800m rep pace", "km"),
    ("PR in the mile! 5:48!!", ""),
    ("7 laps at 85s", ""),
    ("séance: 6x1000 en 3'50, récup 1'30", "km"),
    ("интервалы 5х1000 по 3:50", "km"),
    ("improved by 0:45/mile", ""),
    ("10 sec/mile faster than last week", ""),
    ("age group 40-44, 3rd of 300", ""),
    ("I do 5:30-6:30 in the gym", "km"),
    ("Thursday 6:30pm: 8x400", ""),
    ("ladder: 400-800-1200-800-400", ""),
    ("Yasso 800s in 3:15", "mi"),
    ("10 x 800 avg 3:05", "mi"),
    ("6x1200 averaging 4:20", "mi"),
    ("ran hills for 45:00", ""),
    ("45:00 easy + 6 strides", "km"),
    ("long run of 2:30 hours", "km"),
    ("Nice run! kudos 👏", ""),
    ("who's bringing the cake on sunday?", ""),
    ("see everyone at 9:00, don't be late", "km"),
    ("parkrun at 9:00 then coffee", "mi"),
    ("my watch died at 3:42", "mi"),
    ("PB alert: 41:59!!!", ""),
    ("3rd place in 16:45", "km"),
    ("ran 1:59:40, unreal", ""),
    ("Kipchoge 2:01:09 and Kiptum 2:00:35", ""),
    ("ran for 45 min, no watch", ""),
    ("6x3 min hard w/ 2 min easy", ""),
    ("15 min warm up, 4 x 8 min, 10 min cool down", ""),
    ("squats 3x10 then planks 3 x 1:00", "km"),
    ("anyone got gels? need 6 for sunday", ""),
    ("number 262 reporting in", ""),
    ("bib 5021 start wave B 8:25", ""),
    ("resting HR 48, max 189", ""),
    ("shoe size 10.5 and 8mm drop", ""),
    ("won 3:2 last night", "km"),
    ("age 35-39 category", ""),
    ("on lap 3 of 8 I was dying", ""),
    ("the marathon starts at 9:30 so breakfast at 6:30", "km"),
    ("8 weeks to go, 16 runs done", ""),
    ("5:15 is way too early to run", "mi"),
    ("4 x 4 min @ 5k effort", ""),
    ("10k effort for the last bit", ""),
    ("last 800 was brutal", ""),
    ("200 laps in the pool", ""),
    ("14,000 people ran it", ""),
    ("the race costs 5k a year to run", ""),
    ("10k likes on my strava post lol", ""),
    ("spent 2k on shoes this year", ""),
    ("km 38 is where I died", ""),
    ("at mile 20 my legs were gone, at mile 23 so was I", ""),
    ("water stops at miles 3, 6, 9 and 12", ""),
    ("split at half: 1:45:10", ""),
    ("10 days of taper", ""),
    ("heading out at 7:15, back by 8:30", "mi"),
    ("7:30 tonight at the track, 6x800", "mi"),
    ("i've got a 2:30 meeting so no lunch run", "km"),
    ("my 400 PR is 58.2 and 800 is 2:11", "km"),
    ("5:30-6:30 is track time for the kids", "km"),
    ("doing 10x1:00 on 1:00 off", "km"),
    ("just signed up for Berlin 🇩🇪", ""),
    ("9:45 checkin, 10:30 start", "km"),
    ("12:00 shotgun start", "km"),
    ("only 0.2 to go after 26!", ""),
    ("bin bei km 32 eingebrochen", ""),
    ("j'ai craqué au km 30 hier", ""),
    ("me petó el gemelo en el km 18", ""),
    ("старт в 9:30, номер 1245", "km"),
]


def size(found: FoundQuantity) -> float:
    match found.quantity:
        case Distance():
            return found.quantity.metres
        case Pace():
            return found.quantity.seconds_per_km
        case Speed():
            return found.quantity.metres_per_second


def expected(written: str) -> tuple[Kind, float, LengthUnit]:
    """What "8:30/mi", "10km" or "12kph" stands for: its kind, its size in SI (paces in s/km), its unit."""
    pace = re.fullmatch(r"(\d+):(\d\d)/(km|mi)", written)
    if pace is not None:
        unit = LengthUnit(pace[3])
        return Kind.PACE, (int(pace[1]) * 60 + int(pace[2])) * 1000 / unit.metres, unit
    other = re.fullmatch(r"([\d.]+)(kph|mph|km|mi|yd|ft)", written)
    assert other is not None, written
    value = float(other[1])
    if other[2] in ("kph", "mph"):
        unit = LengthUnit.KM if other[2] == "kph" else LengthUnit.MILE
        return Kind.SPEED, value * unit.metres / 3600, unit
    unit = LengthUnit(other[2])
    return Kind.DISTANCE, value * unit.metres, unit


def in_short(found: FoundQuantity) -> str:
    return f"{found.written} ({found.kind} of {size(found):.2f})"


def assert_in_order(text: str, found: tuple[FoundQuantity, ...]) -> None:
    """Every span lies in the text and holds what was written, behind the one before it."""
    for item in found:
        assert 0 <= item.start < item.end <= len(text)
        assert text[item.start : item.end] == item.written
        assert size(item) > 0
        assert item.unit is not LengthUnit.M
    for one, next_one in pairwise(found):
        assert one.end <= next_one.start


def test_the_table_is_whole() -> None:
    assert len(ROWS) == 40


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_every_row_of_the_table(row: dict[str, str]) -> None:
    must, may, never = (json.loads(row[column]) for column in ("must", "may", "never"))
    found = find_quantities(row["message"], author_unit=UNITS[row["author_units"]])
    assert_in_order(row["message"], found)
    by_place = {item.start: item for item in found}
    assert by_place.keys() >= {item["at"] for item in must}, [in_short(item) for item in found]
    listed: dict[int, dict[str, Any]] = {item["at"]: item for item in must + may}
    assert by_place.keys() <= listed.keys(), [in_short(item) for item in found]
    for place, item in by_place.items():
        row_item = listed[place]
        value = next(row_item[key] for key in ("value_m", "value_s_per_km", "value_m_s") if key in row_item)
        assert (item.kind, item.written) == (row_item["kind"], row_item["text"])
        assert size(item) == pytest.approx(value, rel=TOLERANCE)
        assert item.unit == {"kph": "km", "mph": "mi"}.get(row_item["unit"], row_item["unit"].strip("/"))
    for text in never:
        place = row["message"].index(text)
        assert not [item for item in found if item.start < place + len(text) and item.end > place]


@pytest.mark.parametrize(("message", "author", "wanted"), [*ENGLISH, *OTHER_LANGUAGES])
def test_what_is_in_a_sentence_is_found(message: str, author: str, wanted: str) -> None:
    found = find_quantities(message, author_unit=UNITS[author])
    assert_in_order(message, found)
    wanted_items = [item.rpartition("=") for item in wanted.split(" | ")]
    assert [item.written for item in found] == [written for written, _, _ in wanted_items]
    for item, (_, _, value) in zip(found, wanted_items, strict=True):
        kind, wanted_size, unit = expected(value.rstrip("*"))
        assert (item.kind, item.unit, item.already_given) == (kind, unit, value.endswith("*"))
        assert size(item) == pytest.approx(wanted_size, rel=1e-9)


@pytest.mark.parametrize(("message", "author"), NOTHING)
def test_nothing_is_found_in_a_sentence_without_anything(message: str, author: str) -> None:
    assert [in_short(item) for item in find_quantities(message, author_unit=UNITS[author])] == []


@pytest.mark.parametrize("author", [LengthUnit.KM, LengthUnit.MILE])
def test_a_distance_in_the_sentence_goes_before_the_authors_unit(author: LengthUnit) -> None:
    *_, pace = find_quantities("8 km, average pace 5:30", author_unit=author)
    assert pace.unit is LengthUnit.KM
    *_, pace = find_quantities("ran 8 km on monday. today my pace was 7:30", author_unit=author)
    assert pace.unit is author


def test_a_pace_without_any_unit_near_is_not_guessed() -> None:
    assert find_quantities("my pace was 7:30 today") == ()
    assert find_quantities("my pace was 7:30 today", author_unit=LengthUnit.YARD) == ()


def test_it_says_whether_the_unit_was_written() -> None:
    found = find_quantities("8-10 miles at 7:30, then 4:40/km, and a 26.2 at 8:00 pace")
    assert [item.unit_written for item in found] == [False, True, False, True, False, False]


def test_indexes_count_code_points_as_typed() -> None:
    message = "e\u0301tape \U0001f3c3\u200d\u2640\ufe0f  de\u00a0１２ km a\u0300 5’10/km"
    found = find_quantities(message)
    assert [item.written for item in found] == ["１２ km", "5’10/km"]
    assert_in_order(message, found)


@pytest.mark.parametrize(
    "left_out",
    [
        "`10 miles`", "```\n10 miles\n```", "``10 miles``", "https://example.org/10k/8:30/mi", "<https://a.example/5k>",
        "www.example.org/5km", "<@1234567890123456>", "<@!1234>", "<@&1234>", "<#5000>", "<:10k:1234>", "<a:5km:1234>",
        "<t:1700000000:R>", "<t:1700000000>", "</run 5k:1234>", ":pace_5km:", "<id:guide>",
    ],
)  # fmt: skip
def test_what_is_no_prose_is_left_out(left_out: str) -> None:
    found = find_quantities(f"{left_out} 3 miles {left_out}")
    assert [item.written for item in found] == ["3 miles"]


def test_there_are_never_more_than_the_most() -> None:
    found = find_quantities("7 miles at 8:30/mi. " * 200)
    assert len(found) == MOST_FOUND


FRAGMENTS: Final = """
    10 5 26.2 1/2 half two 4x 6x800 8:30 7:15 5'10" 19:48 1:45:30 4.30 1,000 20.000 ½ k km mi miles mile ft yd M h min
    /km /mi per a pace avg @ at in for - , . ; ( ) / = → s ish er Schnitt Uhr pm км миль по в el au à mph km/h kph $ #
    bib meet tomorrow ran ` ``` < > <@ : :a http:// ** é 🎉 １０ × – ’
"""
PIECES: Final = st.sampled_from([*FRAGMENTS.split(), "\n", "e\u0301", "\u200b", "\u00a0"])
CHAT: Final = st.lists(PIECES, max_size=40).flatmap(
    lambda pieces: st.sampled_from(["", " ", "  "]).map(lambda between: between.join(pieces))
)


@given(st.one_of(st.text(), CHAT), st.sampled_from([None, *LengthUnit]))
@example("\ud800 5 km", None)
@example("0 km 0:00/km 0 mph 0 mi 00:00 pace", LengthUnit.KM)
@example("9" * 400 + " km", None)
@example("1" + "0" * 300 + "." + "0" * 300 + " miles", None)
def test_any_text_can_be_read(text: str, author: LengthUnit | None) -> None:
    found = find_quantities(text, author_unit=author)
    assert len(found) <= MOST_FOUND
    assert_in_order(text, found)


HOSTILE: Final = [
    "5:00 ", "5:00-", "1 ", "1", "1 to ", "111 ", "1,000", "10 miles ", "8:30 for ", "five ", "5k pace ", "mile 4 ",
    "at 5:00 mi ", "pace is at around about ", "`", "``", "<", "<@1", ":a", "half ", "a mile and ", "8 min 10 ", "1/2 ",
    "5   ", "((((", "e\u0301", "\n", "... ", "meet at 6:00 ", "5 километр", "Pace: 8:30\n",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_twice_the_text_is_at_most_twice_the_work(piece: str) -> None:
    text = piece * 3000  # cut, not put together: half a word in the middle would pair distances and paces anew
    assert calls_for(text[:3000]) <= 2.2 * calls_for(text[:1500]) + 500


def calls_for(text: str) -> int:
    """How many functions are called, of Python and of its library, to read a text."""
    calls = 0

    def count(_frame: object, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    find_quantities(text)  # what is remembered of single characters is not counted
    before = sys.getprofile()
    gc.disable()  # a collection in between calls whatever was registered for it
    sys.setprofile(count)
    try:
        find_quantities(text)
    finally:
        sys.setprofile(before)
        gc.enable()
    return calls
