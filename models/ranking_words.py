"""A region's score explained number by number, so that it can be checked with a pocket calculator; pure."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from itertools import pairwise

from models.composite import ARITHMETIC, Part, whole
from models.ranking import Line, Ranking, decided
from models.ranking_policy import ParameterPolicy, RankingPolicy, TieRule, kind_of
from models.ranking_sentences import KINDS, REASONS, SENTENCES
from models.vocabulary import KKD, PARAMETERS
from models.words import label

SHOWN = Decimal("0.000001")
"""Numbers are shown with six decimals at most; ≈ stands where one was shortened."""


def explained(line: Line, ranking: Ranking, policy: RankingPolicy, language: str) -> list[str]:
    """*line* of *ranking* in sentences, in ``id`` or ``en``: rank and score, each parameter, the sum, the ties.

    Of a region that is not ranked: the reason, and the figures it has. *policy* is the one it was ranked by.
    """
    with localcontext(ARITHMETIC):
        rules = list(zip(line.parts, policy.parameters, strict=True))
        if line.score is None:
            why = reason(line, policy, language)
            head = _say("unranked", language, name=line.name, code=line.code, reason=why)
            return [head, *(_part(part, rule, line, 100, language) for part, rule in rules if part.known is not None)]
        total = whole(line.parts, policy)
        return [
            _head(line, ranking, language),
            *(_part(part, rule, line, total, language) for part, rule in rules),
            _sum(line, policy, language),
            *_ties(line, ranking, policy, language),
        ]


def reason(line: Line, policy: RankingPolicy, language: str) -> str:
    """Why *line* is not ranked, as a part of a sentence; empty where it is ranked."""
    part = next((part for part in line.parts if part.parameter == line.about), None)
    words = label(REASONS, line.why, language) if line.why else ""
    return words.format(
        parameter=label(PARAMETERS, line.about or "", language),
        kind=label(KINDS, kind_of(line.region), language),
        value=number(part.value if part else None, language),
        category=label(KKD, (part.category if part else None) or "", language),
        least=number(policy.kkd_min, language),
    )


def number(value: Decimal | None, language: str) -> str:
    """*value* with two to six decimals, as the language writes it."""
    if value is None:
        return _say("none", language)
    digits, _, decimals = f"{value.quantize(SHOWN, ROUND_HALF_UP):f}".partition(".")
    return _plain(f"{digits}.{decimals.rstrip('0').ljust(2, '0')}", language)


def _equals(value: Decimal | None, language: str) -> str:
    """A result after its sign: ``= 17.80``, or ``≈ 5.333333``."""
    sign = "=" if value is None or value.quantize(SHOWN, ROUND_HALF_UP) == value else "≈"
    return f"{sign} {number(value, language)}"


def _plain(value: Decimal | str, language: str) -> str:
    return str(value) if language == "en" else str(value).replace(".", ",")


def _say(sentence: str, language: str, **values: object) -> str:
    return label(SENTENCES, sentence, language).format(**values)


def _head(line: Line, ranking: Ranking, language: str) -> str:
    count = sum(other.rank is not None for other in ranking.lines)
    score = _plain(line.score or Decimal(0), language)
    return _say("ranked", language, name=line.name, code=line.code, rank=line.rank, count=count, score=score)


def _part(part: Part, rule: ParameterPolicy, line: Line, total: int, language: str) -> str:
    """One parameter: where its figure comes from, how it is normalised, what it weighs."""
    numbers = {
        "value": number(part.value, language),
        "low": number(part.low, language),
        "high": number(part.high, language),
        "normal": number(part.normalised, language),
        "normalised": _equals(part.normalised, language),
        "weighted": _equals(part.weighted, language),
        "kind": label(KINDS, kind_of(line.region), language),
        "category": label(KKD, part.category or "", language),
    }
    said = [_say(step, language, weight=rule.weight, whole=total, **numbers) for step in _steps(part)]
    return f"{label(PARAMETERS, part.parameter, language)}: {'; '.join(said)}."


def _steps(part: Part) -> list[str]:
    """The sentences that lead from the data sheet to the weighted number."""
    steps: list[str] = [part.missing or ("category" if part.category else "given")]
    if part.value is not None and part.low is not None and part.high is not None:
        inside = "normalised" if part.low <= part.value <= part.high else "beyond"
        steps.append("equal" if part.low == part.high else inside)
    return steps if part.weighted is None else [*steps, "weighted"]


def _sum(line: Line, policy: RankingPolicy, language: str) -> str:
    terms = [part.weighted for part in line.parts if part.weighted is not None]
    return _say(
        "sum",
        language,
        terms=" + ".join(number(term, language) for term in terms),
        total=_equals(sum(terms, Decimal(0)), language),
        decimals=policy.decimals,
        score=_plain(line.score or Decimal(0), language),
    )


def _ties(line: Line, ranking: Ranking, policy: RankingPolicy, language: str) -> list[str]:
    """What decided against the neighbours with the same score."""
    said = []
    for above, below in pairwise(other for other in ranking.lines if other.rank is not None):
        if line.region in (above.region, below.region) and (rule := decided(above, below, policy)):
            other = above if line.region == below.region else below
            where = "above" if other is above else "below"
            theirs, own = _compared(other, rule, language), _compared(line, rule, language)
            name = label(PARAMETERS, rule, language)
            said.append(_say(where, language, other=other.name, rule=name, theirs=theirs, own=own))
    return said


def _compared(line: Line, rule: TieRule, language: str) -> str:
    if rule == "code":
        return line.code
    return number(next(part.known for part in line.parts if part.parameter == rule), language)
