"""The sentences in which a score is explained, in Indonesian and English; plain data."""

from __future__ import annotations

from models.vocabulary import Table

SENTENCES: Table = {
    "id": {
        "ranked": "{name} ({code}): peringkat {rank} dari {count} daerah dengan nilai {score}.",
        "unranked": "{name} ({code}) tidak diperingkat: {reason}.",
        "given": "{value}",
        "category": "kategori {category} dihitung {value}",
        "zero": "tidak ada angka, dihitung 0",
        "mean": "tidak ada angka, dihitung rata-rata {kind} {value}",
        "reweigh": "tidak ada angka; bobotnya, {weight}, dibagi kepada parameter lain, sehingga pembaginya {whole}",
        "normalised": "({value} − {low}) ÷ ({high} − {low}) × 100 {normalised}",
        "beyond": "di luar rentang {low} sampai dengan {high}, dihitung {normal}",
        "equal": "semua daerah yang diperingkat mempunyai angka ini, dihitung 100",
        "weighted": "{normal} × {weight} ÷ {whole} {weighted}",
        "sum": (
            "Jumlah: {terms} {total}; dibulatkan menjadi {decimals} angka di belakang koma, setengah ke atas: {score}. "
            "Urutan mengikuti nilai yang telah dibulatkan."
        ),
        "above": "{other} mempunyai nilai yang sama dan berada di atas berdasarkan {rule}: {theirs}, di sini {own}.",
        "below": "{other} mempunyai nilai yang sama dan berada di bawah berdasarkan {rule}: {theirs}, di sini {own}.",
        "none": "tidak ada angka",
    },
    "en": {
        "ranked": "{name} ({code}): rank {rank} of {count} regions with the score {score}.",
        "unranked": "{name} ({code}) is not ranked: {reason}.",
        "given": "{value}",
        "category": "the category {category} counts {value}",
        "zero": "no figure, which counts 0",
        "mean": "no figure, which counts as the mean of the {kind}, {value}",
        "reweigh": "no figure; its weight, {weight}, is shared over the other parameters, which are divided by {whole}",
        "normalised": "({value} − {low}) ÷ ({high} − {low}) × 100 {normalised}",
        "beyond": "beyond the range {low} to {high}, which counts {normal}",
        "equal": "every ranked region has this figure, which counts 100",
        "weighted": "{normal} × {weight} ÷ {whole} {weighted}",
        "sum": (
            "Sum: {terms} {total}; rounded to {decimals} decimals, a half upwards: {score}. "
            "The order follows the rounded score."
        ),
        "above": "{other} has the same score and stands above by {rule}: {theirs}, here {own}.",
        "below": "{other} has the same score and stands below by {rule}: {theirs}, here {own}.",
        "none": "no figure",
    },
}
REASONS: Table = {
    "id": {
        "category-unknown": "{parameter} diberikan sebagai kategori {category}, yang tidak dinilai dalam kebijakan ini",
        "kkd-below": "{parameter} {value} berada di bawah ambang batas {least}",
        "kkd-missing": "{parameter} tidak ada, sehingga ambang batas {least} tidak dapat diperiksa",
        "excluded": "{parameter} tidak ada, sedangkan kebijakan ini mensyaratkannya bagi {kind}",
        "nothing-known": "tidak ada parameter yang dapat menerima bobot parameter yang tidak ada",
        "no-mean": "{parameter} tidak ada, dan tidak ada {kind} lain yang mempunyai angka untuk rata-rata",
    },
    "en": {
        "category-unknown": "{parameter} is given as the category {category}, which counts no number in this policy",
        "kkd-below": "{parameter} {value} is below the threshold of {least}",
        "kkd-missing": "{parameter} is missing, so that the threshold of {least} cannot be checked",
        "excluded": "{parameter} is missing, and this policy requires it of {kind}",
        "nothing-known": "there is no parameter that could take the weights of the missing ones",
        "no-mean": "{parameter} is missing, and none of the other {kind} has a figure for the mean",
    },
}
"""Why a region is not ranked, by the keys of `models/unranked.py`; parts of a sentence."""
KINDS: Table = {
    "id": {"kota": "kota", "kabupaten": "kabupaten"},
    "en": {"kota": "cities", "kabupaten": "regencies"},
}
