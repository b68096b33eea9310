"""The composite index (*indeks komposit*) of one region, number by number; pure decimal arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from typing import NamedTuple

from models.ranking_policy import Kind, Missing, ParameterPolicy, RankingPolicy
from models.sheet import DataSheet, Parameter, ParameterName
from models.values import Key, Value

ARITHMETIC = Context(prec=28, rounding=ROUND_HALF_EVEN)
"""What every figure is computed in, whatever the surrounding program has set."""
CENT = Decimal("0.01")
NOISE = Decimal("1E-23")
"""Far above what 28 digits leave out of a score, far below the distance of any other score from a half."""


class Part(Value):
    """What one parameter adds to a region's score.

    ``value`` is the figure that counts, 0 to 100: the given one, what its category counts, or a mean. ``low`` and
    ``high`` are what it is normalised between, if it is. ``weight`` is the weight applied, in per cent: the policy's,
    or more where another parameter's weight is shared. ``weighted`` is ``normalised`` x ``weight`` / 100, unrounded.
    What does not count, and all of it where the region is not ranked, is None.
    """

    parameter: ParameterName
    raw: Decimal | None = None
    category: Key | None = None
    missing: Missing | None = None
    """The rule for a figure that is missing."""
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    normalised: Decimal | None = None
    weight: Decimal | None = None
    weighted: Decimal | None = None

    @property
    def known(self) -> Decimal | None:
        """The region's own figure, if it has one."""
        return None if self.missing else self.value


class Scale(NamedTuple):
    """What all scores are measured against: each parameter's lowest and highest figure, and each kind's means."""

    limits: Mapping[ParameterName, tuple[Decimal, Decimal]]
    means: Mapping[tuple[Kind, ParameterName], Decimal]


def given(sheet: DataSheet, kind: Kind, policy: RankingPolicy) -> tuple[Part, ...]:
    """The parts as the data sheet gives them, in the policy's order: figures and what is missing, nothing weighed."""
    found = {parameter.name: parameter for parameter in sheet.parameters}
    return tuple(_given(found[rule.name], rule, kind, policy) for rule in policy.parameters)


def _given(parameter: Parameter, rule: ParameterPolicy, kind: Kind, policy: RankingPolicy) -> Part:
    raw, category = parameter.value, parameter.category
    value = policy.categories.get(category) if category is not None and parameter.name == "kkd" else raw
    missing: Missing = rule.missing.kota if kind == "kota" else rule.missing.kabupaten
    return Part(
        parameter=parameter.name,
        raw=_cents(raw),
        category=category,
        missing=missing if raw is None and category is None else None,
        value=_cents(value),
    )


def _cents(value: Decimal | None) -> Decimal | None:
    """*value* with two decimals, so that 50 and 50.00 leave the same trace."""
    return None if value is None else value.quantize(CENT)


def scale(ranked: Iterable[tuple[Kind, tuple[Part, ...]]]) -> Scale:
    """Measure the known figures of everybody who is *ranked*; parameters and kinds without any are left out."""
    by_name: dict[ParameterName, list[Decimal]] = {}
    by_kind: dict[tuple[Kind, ParameterName], list[Decimal]] = {}
    for kind, parts in ranked:
        for part in parts:
            if part.known is not None:
                by_name.setdefault(part.parameter, []).append(part.known)
                by_kind.setdefault((kind, part.parameter), []).append(part.known)
    return Scale(
        limits={name: (min(values), max(values)) for name, values in by_name.items()},
        means={
            key: (sum(values, Decimal(0)) / len(values)).quantize(CENT, ROUND_HALF_UP)
            for key, values in by_kind.items()
        },
    )


def whole(parts: Iterable[Part], policy: RankingPolicy) -> int:
    """The weights of the parts that count, in per cent of 100: less where a missing one's weight is shared."""
    shared = {part.parameter for part in parts if part.missing == "reweigh"}
    return sum(rule.weight for rule in policy.parameters if rule.name not in shared)


def weighed(parts: tuple[Part, ...], kind: Kind, policy: RankingPolicy, measure: Scale) -> tuple[Part, ...]:
    """*parts* with every number of the score; *measure* has a mean wherever a part counts by it."""
    total = whole(parts, policy)
    return tuple(
        part if part.missing == "reweigh" else _weighed(part, rule, kind, total, measure)
        for part, rule in zip(parts, policy.parameters, strict=True)
    )


def _weighed(part: Part, rule: ParameterPolicy, kind: Kind, total: int, measure: Scale) -> Part:
    value = measure.means[kind, rule.name] if part.missing == "mean" else part.value
    low, high = (_cents(rule.low), _cents(rule.high))
    if rule.normalise == "min-max" and value is not None:
        low, high = measure.limits[rule.name]
    normalised = _normalised(value, low, high)
    numbers = {"value": value, "low": low, "high": high, "normalised": normalised}
    # Divided once and at the end, so that a sum that comes out even is not spoilt on the way.
    weights = {"weight": Decimal(rule.weight) * 100 / total, "weighted": normalised * rule.weight / total}
    return part.model_copy(update=numbers | weights)


def _normalised(value: Decimal | None, low: Decimal | None, high: Decimal | None) -> Decimal:
    """*value* as a number from 0 to 100; a missing one that counts zero is 0."""
    if value is None:
        return Decimal(0)
    if low is None or high is None:
        return value
    if low == high:
        return Decimal(100)
    return (min(max(value, low), high) - low) * 100 / (high - low)


def published(parts: Iterable[Part], policy: RankingPolicy) -> Decimal:
    """The score, 0 to 100: the sum of the weighted parts, rounded to the policy's decimals with a half upwards."""
    total = sum((part.weighted for part in parts if part.weighted is not None), Decimal(0))
    # 28 digits can leave 71.234999... of what is exactly 71.235; that must not turn a half downwards.
    return total.quantize(NOISE).quantize(Decimal(1).scaleb(-policy.decimals), ROUND_HALF_UP)
