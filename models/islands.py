"""The island groups by which a whole cohort is looked at, with their provinces; pure."""

from __future__ import annotations

from models.vocabulary import LANGUAGES, Table

GROUPS: dict[str, tuple[str, ...]] = {
    "sumatera": (
        *("Aceh", "Sumatera Utara", "Sumatera Barat", "Riau", "Kepulauan Riau", "Jambi"),
        *("Sumatera Selatan", "Kepulauan Bangka Belitung", "Bengkulu", "Lampung"),
    ),
    "jawa": ("Banten", "DKI Jakarta", "Jawa Barat", "Jawa Tengah", "Daerah Istimewa Yogyakarta", "Jawa Timur"),
    "bali-nusa-tenggara": ("Bali", "Nusa Tenggara Barat", "Nusa Tenggara Timur"),
    "kalimantan": (
        *("Kalimantan Barat", "Kalimantan Tengah", "Kalimantan Selatan"),
        *("Kalimantan Timur", "Kalimantan Utara"),
    ),
    "sulawesi": (
        *("Sulawesi Utara", "Gorontalo", "Sulawesi Tengah"),
        *("Sulawesi Barat", "Sulawesi Selatan", "Sulawesi Tenggara"),
    ),
    "maluku": ("Maluku", "Maluku Utara"),
    "papua": (
        *("Papua", "Papua Barat", "Papua Barat Daya"),
        *("Papua Pegunungan", "Papua Selatan", "Papua Tengah"),
    ),
}
"""From west to east."""
ISLAND_OF = {province: island for island, provinces in GROUPS.items() for province in provinces}
NAMES: Table = {
    language: {
        "sumatera": sumatra,
        "jawa": java,
        "bali-nusa-tenggara": f"Bali {conjunction} Nusa Tenggara",
        "kalimantan": "Kalimantan",
        "sulawesi": "Sulawesi",
        "maluku": "Maluku",
        "papua": "Papua",
    }
    for language, sumatra, java, conjunction in zip(
        LANGUAGES, ("Sumatera", "Sumatra"), ("Jawa", "Java"), ("dan", "and"), strict=True
    )
}
SHAPES = {
    "Papua": ("Papua", "Papua Pegunungan", "Papua Selatan", "Papua Tengah"),
    "Papua Barat": ("Papua Barat", "Papua Barat Daya"),
}
"""Shapes of the map that stand for several provinces: it was drawn before these were split in 2022."""
