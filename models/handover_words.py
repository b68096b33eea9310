"""The words of a handover's page in Indonesian and English, by the glossary; plain data."""

from __future__ import annotations

from models.vocabulary import LANGUAGES

HEADINGS: dict[str, tuple[str, str]] = {
    "title": ("SERAH TERIMA TUGAS: {region}, tahap {stage}", "HANDOVER: {region}, stage {stage}"),
    "promised": ("Yang dijanjikan", "Promised"),
    "decided": ("Yang telah diputuskan", "Decided"),
    "assigned": ("Penugasan dan perubahannya", "Assignments and why they changed"),
    "pending": ("Yang belum selesai", "Pending"),
    "people": ("Pihak yang bertugas", "With whom"),
    "next": ("Yang berikutnya", "What is next"),
    "nothing": ("belum ada", "nothing yet"),
}
LINES: dict[str, tuple[str, str]] = {
    "session-scheduled": ("bimtek sesi {session} pada {on} di {place}", "training session {session} on {on}, {place}"),
    "committed": ("program percepatan (quick win): {quick_wins}", "quick wins: {quick_wins}"),
    "action-plan-handed-in": (
        "rencana aksi, {count} program: {programmes}",
        "action plan, {count} programmes: {programmes}",
    ),
    "presentation-scheduled": ("pemaparan pada {on} di {place}", "presentation on {on}, {place}"),
    "launch-planned": ("peluncuran {quick_win} pada {promised}", "launch of {quick_win} on {promised}"),
    "placed": ("hasil pemeringkatan: {result}; berita acara {minutes}", "selection: {result}; minutes {minutes}"),
    "mou-concluded": ("nota kesepahaman lengkap ditandatangani", "memorandum of understanding signed by all"),
    "signature": (
        "tanda tangan {signatory} ({role}, {capacity}) tanggal {signed_on}",
        "signature of {signatory} ({role}, {capacity}), dated {signed_on}",
    ),
    "session-judged": ("laporan bimtek sesi {session}: {verdict}", "report on training session {session}: {verdict}"),
    "trained": ("bimtek selesai", "training completed"),
    "panel-decided": ("masterplan, putaran {round}: {verdict}", "masterplan, round {round}: {verdict}"),
    "presentation-concluded": (
        "nilai pemaparan: masterplan {masterplan}, program percepatan {quick_win}",
        "presentation's scores: masterplan {masterplan}, quick win {quick_win}",
    ),
    "plan-judged": ("rencana peluncuran: {verdict}", "launch plan: {verdict}"),
    "launch-measured": (
        "peluncuran tercatat; selisih dengan tanggal yang dijanjikan {days} hari",
        "launched, {days} days from the promised date",
    ),
    "evidence-checked": ("bukti dukung: {verdict}", "evidence: {verdict}"),
    "quick-win-proved": ("bukti dukung program percepatan terverifikasi", "evidence of the quick win verified"),
    "realisation-judged": ("realisasi rencana aksi {realised} persen", "action plan realised by {realised} per cent"),
    "egov-concluded": (
        "layanan e-Government: {services} dilaporkan, {running} terselenggara, {integrated} terintegrasi",
        "e-Government services: {services} reported, {running} running, {integrated} integrated",
    ),
    "index-computed": ("nilai indeks {index} dari 4, siklus {cycle}", "index {index} of 4, cycle {cycle}"),
    "rescheduled": (
        "batas waktu {step}: semula {before}, menjadi {due}",
        "deadline of {step}: {due} instead of {before}",
    ),
    "extended": ("perpanjangan batas waktu; alasan: {reason}", "extension; reason: {reason}"),
    "paused": ("ditangguhkan; alasan: {reason}", "paused; reason: {reason}"),
    "resumed": ("dilanjutkan; alasan: {reason}", "resumed; reason: {reason}"),
    "policy-changed": (
        "kebijakan versi {before} menjadi versi {after}; alasan: {reason}",
        "policy version {before} became version {after}; reason: {reason}",
    ),
    "lapse-proposed": ("usulan gugur karena langkah {step}, batas waktu {due}", "lapse proposed: {step}, due {due}"),
    "awarded": (
        "penghargaan {category}, peringkat {place}; berita acara {minutes}",
        "award {category}, place {place}; minutes {minutes}",
    ),
    "awarded-after-end": (
        "penghargaan setelah perjalanan berakhir: {category}, peringkat {place}; berita acara {minutes}",
        "award after the journey's end: {category}, place {place}; minutes {minutes}",
    ),
    "ended": ("perjalanan berakhir: {outcome}", "the journey ended: {outcome}"),
    "contacts-named": (
        "narahubung daerah {officers}; kepala daerah {head}",
        "regional officers {officers}; regional head {head}",
    ),
    "mentor-appointed": ("pembimbing {mentor}; alasan: {reason}", "mentor {mentor}; reason: {reason}"),
    "panel-appointed": (
        "tim penelaah {members}, ketua {chair}; alasan: {reason}",
        "panel {members}, chair {chair}; reason: {reason}",
    ),
    "replaced": (
        "{role}: {new} menggantikan {old}; alasan: {reason}",
        "{role}: {new} in the place of {old}; reason: {reason}",
    ),
    "contacts-replaced": (
        "{role}: {new} menggantikan {old}; alasan: {reason}",
        "{role}: {new} in the place of {old}; reason: {reason}",
    ),
    "stepped-down": (
        "{member} tidak lagi bertugas sebagai {role} karena konflik kepentingan",
        "{member} is {role} no longer, because of a conflict of interest",
    ),
    "waiting": (
        "{step}: menunggu {persons} ({role}) sejak {since}; batas waktu {due}",
        "{step}: waits for {persons} ({role}) since {since}; due {due}",
    ),
    "estimated": ("kalender tahun itu masih perkiraan", "the calendar of that year is estimated"),
    "paused-now": (
        "ditangguhkan sejak {since}; tidak ada batas waktu berjalan",
        "paused since {since}; nothing is due",
    ),
    "next": ("{step}: {what} pada {at}; setelah batas waktu {then}", "{step}: {what} on {at}; after the date {then}"),
    "last": ("{step}: setelah batas waktu {then}", "{step}: after the date {then}"),
    "reminder": ("pengingat", "reminder"),
    "escalation": ("eskalasi", "escalation"),
    "call": ("permintaan menelepon", "phone call"),
    "lapses": ("daerah gugur karena batas waktu terlampaui", "the region lapses"),
    "is proposed to lapse": ("daerah diusulkan gugur", "the region is proposed to lapse"),
    "escalates": ("keterlambatan disampaikan kepada koordinator", "it escalates to the coordinator"),
    "is decided by the votes cast": ("hasil ditetapkan dari suara yang masuk", "the votes cast decide"),
    "ends": ("perjalanan berakhir", "the journey ends"),
}
"""Kind of fact, or part of the standing, then Indonesian and English; ``{}`` names what stands there."""


def handover_words(key: str, language: str) -> str:
    """The heading or line for *key*."""
    pair = HEADINGS.get(key) or LINES[key]
    return pair[LANGUAGES.index(language) if language in LANGUAGES else 0]
