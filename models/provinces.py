"""The provinces' time zones, and how a region's permanent id is made."""

from __future__ import annotations

import re

from models.calendar import Zone
from models.errors import Refused

WITA = (
    "Bali",
    "Nusa Tenggara Barat",
    "Nusa Tenggara Timur",
    "Kalimantan Selatan",
    "Kalimantan Timur",
    "Kalimantan Utara",
    "Sulawesi Utara",
    "Sulawesi Tengah",
    "Sulawesi Selatan",
    "Sulawesi Tenggara",
    "Gorontalo",
    "Sulawesi Barat",
)
WIT = (
    "Maluku",
    "Maluku Utara",
    "Papua",
    "Papua Barat",
    "Papua Barat Daya",
    "Papua Pegunungan",
    "Papua Selatan",
    "Papua Tengah",
)
WIB_KALIMANTAN = ("Kalimantan Barat", "Kalimantan Tengah")
WIB = (
    "Aceh",
    "Sumatera Utara",
    "Sumatera Barat",
    "Riau",
    "Jambi",
    "Sumatera Selatan",
    "Bengkulu",
    "Lampung",
    "Kepulauan Bangka Belitung",
    "Kepulauan Riau",
    "DKI Jakarta",
    "Jawa Barat",
    "Jawa Tengah",
    "Daerah Istimewa Yogyakarta",
    "Jawa Timur",
    "Banten",
)
"""Zones by province, Keputusan Presiden 41/1987; the provinces made since keep the zone they lay in."""

ZONES: dict[str, Zone] = {
    **dict.fromkeys(WIB, "Asia/Jakarta"),
    **dict.fromkeys(WIB_KALIMANTAN, "Asia/Pontianak"),
    **dict.fromkeys(WITA, "Asia/Makassar"),
    **dict.fromkeys(WIT, "Asia/Jayapura"),
}


def zone_of(province: str) -> Zone:
    """The zone of *province*.

    Raises:
        Refused: there is no such province.
    """
    if province not in ZONES:
        raise Refused(f"{province!r} is no province; provinces: {', '.join(sorted(ZONES))}")
    return ZONES[province]


def slug(name: str) -> str:
    """The permanent id of a region or person, e.g. ``kabupaten-kulon-progo``."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
