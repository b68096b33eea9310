"""Sample candidates of a ranking, and rankings' policies; every figure is made up."""

from __future__ import annotations

from typing import Any

from models.ranking import Entrant, Ranking
from models.ranking_policy import RankingPolicy
from models.sheet import OWNERS, DataSheet, Parameter

WEIGHTS = {"performance": 40, "sustainability": 30, "green": 20, "kkd": 10}
CATEGORIES = {"sangat-rendah": 10, "rendah": 30, "sedang": 50, "tinggi": 70, "sangat-tinggi": 90}


def policy(missing: str = "zero", **changes: Any) -> RankingPolicy:
    """Weights 40, 30, 20, 10, figures as they are; *missing* is every parameter's rule."""
    parameters = [weight(name, missing=missing) for name in WEIGHTS]
    ties = ["kkd", "performance", "sustainability", "green", "code"]
    given = {"parameters": parameters, "categories": CATEGORIES, "ties": ties, "decimals": 2}
    return RankingPolicy.model_validate({**given, **changes})


def weight(name: str, missing: str | dict[str, str] = "zero", **changes: Any) -> dict[str, Any]:
    """One parameter of the policy."""
    rule = {"kota": missing, "kabupaten": missing} if isinstance(missing, str) else missing
    return {"name": name, "weight": WEIGHTS[name], "normalise": "none", "missing": rule, **changes}


def weighed(**changes: dict[str, Any]) -> list[dict[str, Any]]:
    """The four parameters with *changes* to some of them."""
    return [weight(name, **changes.get(name, {})) for name in WEIGHTS]


def entrant(code: str, *figures: str | None, kind: str = "kabupaten") -> Entrant:
    """A candidate with figures in the order performance, sustainability, green, kkd; a word is a category."""
    sheet = DataSheet(
        parameters=tuple(
            Parameter.model_validate(
                {"name": name, **_given(figure), "year": 2017, "source": "ilustrasi, bukan angka resmi", "owner": owner}
            )
            for (name, owner), figure in zip(OWNERS.items(), figures, strict=True)
        )
    )
    place = code.replace(".", "-")
    name = f"{kind.capitalize()} Contoh {code}"
    return Entrant(region=f"{kind}-contoh-{place}", name=name, code=code, sheet=sheet)


def _given(figure: str | None) -> dict[str, str]:
    if figure is None:
        return {}
    return {"value": figure} if figure[0].isdigit() else {"category": figure}


def places(ranking: Ranking) -> list[tuple[str, str | None]]:
    """The list as code and published score."""
    return [(line.code, None if line.score is None else str(line.score)) for line in ranking.lines]
