"""A score explained number by number, in both languages."""

from __future__ import annotations

import pytest

from models import vocabulary
from models.ranking import Line, Ranking, rank
from models.ranking_policy import CATEGORIES, RankingPolicy
from models.ranking_words import explained
from tests.models.entrants import entrant, policy, weighed


def told(ranking: Ranking, code: str, rules: RankingPolicy, language: str) -> list[str]:
    """The explanation of the region with *code*."""
    line: Line = next(line for line in ranking.lines if line.code == code)
    return explained(line, ranking, rules, language)


def test_every_number_of_a_score_is_explained_in_indonesian() -> None:
    rules = policy()
    ranking = rank([entrant("32.71", "71.20", "64.05", "58.5", "sedang", kind="kota")], rules)

    assert told(ranking, "32.71", rules, "id") == [
        "Kota Contoh 32.71 (32.71): peringkat 1 dari 1 daerah dengan nilai 64,40.",
        "Indeks Kota Berkinerja Tinggi: 71,20; 71,20 × 40 ÷ 100 = 28,48.",
        "Indeks Kota Berkelanjutan: 64,05; 64,05 × 30 ÷ 100 = 19,215.",
        "Indeks Kota Hijau: 58,50; 58,50 × 20 ÷ 100 = 11,70.",
        "kemampuan keuangan daerah (KKD): kategori sedang dihitung 50,00; 50,00 × 10 ÷ 100 = 5,00.",
        "Jumlah: 28,48 + 19,215 + 11,70 + 5,00 = 64,395; dibulatkan menjadi 2 angka di belakang koma, setengah ke "
        "atas: 64,40. Urutan mengikuti nilai yang telah dibulatkan.",
    ]


def test_every_number_of_a_score_is_explained_in_english() -> None:
    rules = policy(
        parameters=weighed(
            performance={"normalise": "min-max"},
            sustainability={"normalise": "range", "low": 20, "high": 60},
            green={"normalise": "min-max"},
            kkd={"missing": "reweigh"},
        )
    )
    candidates = [
        entrant("33.01", "50", "64", "40", None),
        entrant("33.02", "80", "50", "40", "50"),
        entrant("33.03", "20", "10", None, "50"),
    ]
    ranking = rank(candidates, rules)

    assert told(ranking, "33.01", rules, "en") == [
        "Kabupaten Contoh 33.01 (33.01): rank 2 of 3 regions with the score 77.78.",
        "High-Performing City Index: 50.00; (50.00 − 20.00) ÷ (80.00 − 20.00) × 100 = 50.00; "
        "50.00 × 40 ÷ 90 ≈ 22.222222.",
        "Sustainable City Index: 64.00; beyond the range 20.00 to 60.00, which counts 100.00; "
        "100.00 × 30 ÷ 90 ≈ 33.333333.",
        "Green City Index: 40.00; every ranked region has this figure, which counts 100; 100.00 × 20 ÷ 90 ≈ 22.222222.",
        "regional financial capability (KKD): no figure; its weight, 10, is shared over the other parameters, which "
        "are divided by 90.",
        "Sum: 22.222222 + 33.333333 + 22.222222 ≈ 77.777778; rounded to 2 decimals, a half upwards: 77.78. "
        "The order follows the rounded score.",
    ]


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ("zero", "Indeks Kota Hijau: tidak ada angka, dihitung 0; 0,00 × 20 ÷ 100 = 0,00."),
        ("mean", "Indeks Kota Hijau: tidak ada angka, dihitung rata-rata kabupaten 33,33; 33,33 × 20 ÷ 100 = 6,666."),
        (
            "reweigh",
            "Indeks Kota Hijau: tidak ada angka; bobotnya, 20, dibagi kepada parameter lain, sehingga pembaginya 80.",
        ),
    ],
)
def test_the_rule_for_a_missing_figure_is_said(missing: str, said: str) -> None:
    rules = policy(missing)
    candidates = [entrant("33.01", "50", "50", None, "50"), entrant("33.02", "50", "50", "33.33", "50")]

    assert told(rank(candidates, rules), "33.01", rules, "id")[3] == said


def test_neighbours_with_the_same_score_are_named_with_the_rule_that_decided() -> None:
    rules = policy()
    candidates = [
        entrant("33.03", "50", "50", "50", "50"),
        entrant("33.02", "50", "50", "50", "50"),
        entrant("33.01", "40", "50", "60", "70"),
    ]
    ranking = rank(candidates, rules)

    assert told(ranking, "33.02", rules, "en")[6:] == [
        "Kabupaten Contoh 33.01 has the same score and stands above by regional financial capability (KKD): 70.00, "
        "here 50.00.",
        "Kabupaten Contoh 33.03 has the same score and stands below by region code (the lower one first): 33.03, "
        "here 33.02.",
    ]
    assert told(ranking, "33.01", rules, "id")[6:] == [
        "Kabupaten Contoh 33.02 mempunyai nilai yang sama dan berada di bawah berdasarkan kemampuan keuangan daerah "
        "(KKD): 50,00, di sini 70,00."
    ]


UNRANKED = [
    (
        ("50", "50", "50", "19.5"),
        policy(kkd_min=20),
        "kemampuan keuangan daerah (KKD) 19,50 berada di bawah ambang batas 20,00",
        "regional financial capability (KKD) 19.50 is below the threshold of 20.00",
    ),
    (
        ("50", "50", "50", None),
        policy(kkd_min=20, kkd_missing_passes=False),
        "kemampuan keuangan daerah (KKD) tidak ada, sehingga ambang batas 20,00 tidak dapat diperiksa",
        "regional financial capability (KKD) is missing, so that the threshold of 20.00 cannot be checked",
    ),
    (
        ("50", None, "50", "50"),
        policy("exclude"),
        "Indeks Kota Berkelanjutan tidak ada, sedangkan kebijakan ini mensyaratkannya bagi kabupaten",
        "Sustainable City Index is missing, and this policy requires it of regencies",
    ),
    (
        ("50", "50", "50", "cukup-tinggi"),
        policy(),
        "kemampuan keuangan daerah (KKD) diberikan sebagai kategori cukup tinggi, yang tidak dinilai dalam kebijakan "
        "ini",
        "regional financial capability (KKD) is given as the category cukup tinggi, which counts no number in this "
        "policy",
    ),
    (
        (None, None, None, None),
        policy("reweigh"),
        "tidak ada parameter yang dapat menerima bobot parameter yang tidak ada",
        "there is no parameter that could take the weights of the missing ones",
    ),
    (
        ("50", "50", None, "50"),
        policy("mean"),
        "Indeks Kota Hijau tidak ada, dan tidak ada kabupaten lain yang mempunyai angka untuk rata-rata",
        "Green City Index is missing, and none of the other regencies has a figure for the mean",
    ),
]


@pytest.mark.parametrize(("figures", "rules", "indonesian", "english"), UNRANKED)
def test_why_a_region_is_not_ranked_is_said_in_one_sentence(
    figures: tuple[str | None, ...], rules: RankingPolicy, indonesian: str, english: str
) -> None:
    ranking = rank([entrant("33.01", *figures)], rules)
    name = "Kabupaten Contoh 33.01 (33.01)"

    assert told(ranking, "33.01", rules, "id")[0] == f"{name} tidak diperingkat: {indonesian}."
    assert told(ranking, "33.01", rules, "en")[0] == f"{name} is not ranked: {english}."


def test_a_region_that_is_not_ranked_still_sees_the_figures_it_has() -> None:
    rules = policy(kkd_min=20)
    ranking = rank([entrant("33.01", "71.2", None, "0", "sangat-rendah")], rules)

    assert told(ranking, "33.01", rules, "en")[1:] == [
        "High-Performing City Index: 71.20.",
        "Green City Index: 0.00.",
        "regional financial capability (KKD): the category very low counts 10.00.",
    ]


def test_every_category_of_kkd_has_its_words_in_both_languages() -> None:
    assert [[*words] for words in vocabulary.KKD.values()] == [[*CATEGORIES], [*CATEGORIES]]
