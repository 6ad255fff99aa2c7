"""What somebody asks for who types "10k in 45:30 28C dew point 20": a run, and the day and place it is set in."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass, replace
from typing import Final

from bot.core.altitude import NONE_BELOW, SPRINTS_NO_SLOWER_UP_TO, SPRINTS_UP_TO, altitude_factor
from bot.core.conditions import Direction, Ground, Temperature, Wind
from bot.core.effort import Effort, read_effort
from bot.core.errors import Mistake, PersonError
from bot.core.events import MARATHON
from bot.core.factor import Factor
from bot.core.heat import ADVISED_UP_TO, NO_HEAT_UP_TO, Slowing, dew_point_of, heat_slowing, heat_sum
from bot.core.notation.lifting import Lifter
from bot.core.notation.weather import (
    Weather,
    read_altitude,
    read_dew_point,
    read_ground,
    read_humidity,
    read_temperature,
    read_wind,
    take_weather,
)
from bot.core.quantities import Duration
from bot.core.terms import Term
from bot.core.wind import headwind, out_and_back, tailwind

EXAMPLE: Final = "10k in 45:30 28 °C 60 %"
"""A phrase that always works."""
_UNCHANGED: Final = Factor(1.0, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heat:
    """What heat does; ``slowing`` is None where hard running is not advised.

    ``dew_point`` is None on a day so cool that it makes no difference. ``sum_fahrenheit`` is what the table goes by.
    """

    temperature: Temperature
    dew_point: Temperature | None
    humidity_percent: float | None
    sum_fahrenheit: int | None
    slowing: Slowing | None
    is_halved: bool
    is_marathon: bool

    @property
    def factor(self) -> Factor | None:
        """What it does to a time; None where there is no figure."""
        return None if self.slowing is None else self.slowing.factor


@dataclass(frozen=True, slots=True, kw_only=True)
class Altitude:
    """What altitude does at most. Both are None where it does nothing that could be told, or for a sprint."""

    metres: float
    is_sprint: bool
    acclimatised: Factor | None
    unacclimatised: Factor | None

    @property
    def factor(self) -> Factor | None:
        """What it does to a time; None where there is no figure."""
        worst = self.unacclimatised or self.acclimatised
        if worst is not None:
            return worst
        return None if self.is_sprint and self.metres > SPRINTS_NO_SLOWER_UP_TO else _UNCHANGED


@dataclass(frozen=True, slots=True, kw_only=True)
class Blowing:
    """What wind does: against the runner, behind, and half and half."""

    wind: Wind
    is_sheltered: bool
    head: Factor
    tail: Factor
    both: Factor

    @property
    def factor(self) -> Factor | None:
        """What it does to a time; None for a crosswind, of which no study speaks."""
        if self.is_sheltered:
            return _UNCHANGED
        return {Direction.HEAD: self.head, Direction.TAIL: self.tail, Direction.UNSAID: self.both}.get(
            self.wind.direction
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionsAnswer:
    """A run, what each thing does to it, and all of them together.

    ``together`` multiplies the effects that have a figure, None where none has or it is too hot. ``here`` is the run's
    time, that of a good day, on this day; ``elsewhere`` what the run's time, run on this day, is worth on a good one,
    None where nobody could run that.
    """

    effort: Effort
    heat: Heat | None
    altitude: Altitude | None
    blowing: Blowing | None
    ground: Ground | None
    together: Factor | None
    here: tuple[Duration, Duration] | None
    elsewhere: tuple[Duration, Duration] | None

    @property
    def effects(self) -> tuple[Factor, ...]:
        """The effects that change anything."""
        every = (self.heat, self.altitude, self.blowing)
        known = (one.factor for one in every if one is not None)
        return tuple(factor for factor in known if factor is not None and not factor.is_nothing)

    @property
    def is_too_hot(self) -> bool:
        """Whether hard running is not advised."""
        return self.heat is not None and self.heat.slowing is None


def work_out_conditions(
    time: str,
    distance: str = "",
    temperature: str = "",
    dew_point: str = "",
    humidity: str = "",
    altitude: str = "",
    wind: str = "",
    surface: str = "",
) -> ConditionsAnswer:
    """The run in ``time`` in the weather that it or the options name; the options stand over the phrase.

    Raises PersonError as the readers do; STILL_NEEDED where nothing is said of the day, for a warm temperature without
    dew point or humidity, and for either without a temperature; OUTSIDE_RANGE where a method does not hold.
    """
    phrase = Lifter(time, EXAMPLE)
    weather = take_weather(phrase)
    if temperature.strip():
        weather = replace(weather, temperature=read_temperature(temperature))
    if humidity.strip():
        weather = replace(weather, humidity_percent=read_humidity(humidity), dew_point=None)
    if dew_point.strip():
        weather = replace(weather, dew_point=read_dew_point(dew_point, weather.temperature))
    if altitude.strip():
        metres, is_acclimatised = read_altitude(altitude)
        known = weather.is_acclimatised if is_acclimatised is None else is_acclimatised
        weather = replace(weather, altitude_metres=metres, is_acclimatised=known)
    if wind.strip():
        weather = replace(weather, wind=read_wind(wind))
    if surface.strip():
        weather = replace(weather, ground=read_ground(surface))
    effort = read_effort(phrase, distance)
    typed = _Typed(phrase.typed, effort.as_typed, temperature, dew_point, humidity, altitude, wind)
    typed.check(weather)
    try:
        return _answer(effort, weather)
    except PersonError as error:
        raise typed.placed(error) from None


def _answer(effort: Effort, weather: Weather) -> ConditionsAnswer:
    heat = None if weather.temperature is None else _heat(effort, weather, weather.temperature)
    altitude = None if weather.altitude_metres is None else _altitude(effort, weather, weather.altitude_metres)
    blowing = None if weather.wind is None else _blowing(effort, weather.wind, weather.ground)
    factors = [one.factor for one in (heat, altitude, blowing) if one is not None]
    known = [factor for factor in factors if factor is not None]
    is_too_hot = heat is not None and heat.factor is None
    is_known = not is_too_hot and (bool(known) or not factors)
    together = functools.reduce(Factor.__mul__, known, _UNCHANGED) if is_known else None
    elsewhere = None if together is None else together.taken_off(effort.reckoned)
    return ConditionsAnswer(
        effort=effort,
        heat=heat,
        altitude=altitude,
        blowing=blowing,
        ground=weather.ground,
        together=together,
        here=None if together is None else together.applied(effort.reckoned),
        elsewhere=elsewhere if elsewhere is not None and effort.is_possible_in(elsewhere[0]) else None,
    )


def _heat(effort: Effort, weather: Weather, temperature: Temperature) -> Heat:
    dew_point, humidity = weather.dew_point, weather.humidity_percent
    if dew_point is None and humidity is not None:
        dew_point = dew_point_of(temperature, humidity)
    total = None if dew_point is None else heat_sum(temperature, dew_point)
    is_halved = effort.phrase.reps > 1
    slowing: Slowing | None = Slowing(0.0, 0.0)
    if dew_point is not None and total is not None:
        slowing = None if total > ADVISED_UP_TO else heat_slowing(temperature, dew_point)
    return Heat(
        temperature=temperature,
        dew_point=dew_point,
        humidity_percent=humidity if weather.dew_point is None else None,
        sum_fahrenheit=total,
        slowing=slowing.halved if slowing is not None and is_halved else slowing,
        is_halved=is_halved,
        is_marathon=effort.distance is not None and math.isclose(effort.distance.metres, MARATHON.metres, rel_tol=0.01),
    )


def _altitude(effort: Effort, weather: Weather, metres: float) -> Altitude:
    is_sprint = effort.distance is not None and effort.distance <= SPRINTS_UP_TO
    if metres < NONE_BELOW:
        return Altitude(metres=metres, is_sprint=is_sprint, acclimatised=None, unacclimatised=None)
    used, unused = altitude_factor(metres, is_acclimatised=True), altitude_factor(metres, is_acclimatised=False)
    return Altitude(
        metres=metres,
        is_sprint=is_sprint,
        acclimatised=None if is_sprint or weather.is_acclimatised is False else used,
        unacclimatised=None if is_sprint or weather.is_acclimatised is True else unused,
    )


def _blowing(effort: Effort, wind: Wind, ground: Ground | None) -> Blowing:
    is_sheltered = ground is not None and ground.is_sheltered
    if is_sheltered or not wind.metres_per_second:
        return Blowing(wind=wind, is_sheltered=is_sheltered, head=_UNCHANGED, tail=_UNCHANGED, both=_UNCHANGED)
    speed, strength = effort.pace.speed, wind.metres_per_second
    return Blowing(
        wind=wind,
        is_sheltered=False,
        head=headwind(speed, strength),
        tail=tailwind(speed, strength),
        both=out_and_back(speed, strength),
    )


@dataclass(frozen=True, slots=True)
class _Typed:
    """What was typed, to place a refusal in; ``run`` is the run alone, as a phrase that reads so again."""

    phrase: str
    run: str
    temperature: str
    dew_point: str
    humidity: str
    altitude: str
    wind: str

    def check(self, weather: Weather) -> None:
        """Raise STILL_NEEDED where too little is said of the day."""
        temperature, is_damp = weather.temperature, weather.dew_point or weather.humidity_percent
        if weather.is_empty:
            raise self._needing(Term.TEMPERATURE, Term.HUMIDITY, example=f"{self.phrase} 28 °C 60 %")
        if temperature is None and is_damp:
            raise self._needing(Term.TEMPERATURE, example=f"{self.phrase} 28 °C")
        # However damp the air, the dew point is no higher than the temperature.
        if temperature is not None and not is_damp and heat_sum(temperature, temperature) > NO_HEAT_UP_TO:
            raise self._needing(Term.HUMIDITY, example=f"{self.phrase} 60 %")

    def _needing(self, *terms: Term, example: str) -> PersonError:
        return PersonError(Mistake.STILL_NEEDED, text=self.phrase, example=example, params={"needed": terms})

    def placed(self, error: PersonError) -> PersonError:
        """A refusal with what was typed, and an example for the option that brought it about."""
        if error.code is not Mistake.OUTSIDE_RANGE:
            return error
        options = {
            Term.TEMPERATURE: (self.temperature, "28 °C"),
            Term.DEW_POINT: (self.dew_point, f"{_below(error)} °C"),
            Term.HUMIDITY: (self.humidity, "60 %"),
            Term.ALTITUDE: (self.altitude, "2000 m"),
            Term.WIND: (self.wind, "20 km/h"),
        }
        what = error.params.get("what")
        text, example = options.get(what, ("", "")) if isinstance(what, Term) else ("", "")
        if not text.strip():
            text, example = self.phrase, f"{self.run} 28 °C 60 %"
        return error.about(text, example)


def _below(error: PersonError) -> str:
    """A dew point that the air can have."""
    high = error.params.get("high")
    return f"{min(20.0, math.floor(high)):g}" if isinstance(high, float) else "20"
