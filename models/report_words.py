"""The words of a report in Indonesian and English, by the glossary; plain data."""

from __future__ import annotations

from models.vocabulary import LANGUAGES

PAIRS: dict[str, tuple[str, str]] = {
    # Milestones
    "candidates": ("kandidat (perjalanan daerah dimulai)", "candidates (journey begun)"),
    "ranked": ("masuk pemeringkatan", "ranked"),
    "selected": ("terpilih", "selected"),
    "freed": ("tempat yang kemudian dikosongkan", "places given up since"),
    "mou": ("nota kesepahaman lengkap ditandatangani", "MoU signed by all"),
    "trained": ("selesai bimbingan teknis (bimtek)", "trained"),
    "masterplan": ("masterplan dan rencana aksi disetujui", "masterplan and action plan approved"),
    "launched": ("program percepatan (quick win) diluncurkan", "quick win launched"),
    "proved": ("bukti dukung program percepatan terverifikasi", "quick win proved"),
    "egov-chosen": ("daerah terpilih untuk layanan e-Government", "regions chosen for e-Government services"),
    "services-running": ("layanan e-Government terselenggara", "e-Government services running"),
    "services-integrated": ("layanan e-Government terintegrasi", "e-Government services integrated"),
    "egov": (
        "daerah dengan semua layanan terselenggara dan terintegrasi",
        "regions with all their services running and integrated",
    ),
    "evaluated": ("dievaluasi", "evaluated"),
    # The same, short enough for the head of a column
    "short candidates": ("kandidat", "candidates"),
    "short selected": ("terpilih", "selected"),
    "short freed": ("dikosongkan", "given up"),
    "short mou": ("nota kesepahaman", "MoU"),
    "short trained": ("bimtek", "trained"),
    "short masterplan": ("masterplan", "masterplan"),
    "short launched": ("diluncurkan", "launched"),
    "short proved": ("terverifikasi", "proved"),
    "short egov-chosen": ("daerah e-Government", "e-Gov regions"),
    "short services-running": ("layanan terselenggara", "services running"),
    "short services-integrated": ("layanan terintegrasi", "services integrated"),
    "short egov": ("daerah semua layanan", "regions all services"),
    "short evaluated": ("dievaluasi", "evaluated"),
    # What happens to a cohort as a whole
    "sealed": ("daftar ditetapkan", "list sealed"),
    "reserve-closed": ("masa pengisian dari cadangan ditutup", "reserve closed"),
    "tot-completed": ("pelatihan pembimbing (ToT) selesai", "Training of Trainers completed"),
    "mentors-assigned": ("pembimbing ditugaskan", "mentors assigned"),
    "awards-released": ("penghargaan diumumkan", "awards released"),
    "cohort-closed": ("angkatan ditutup", "cohort closed"),
    # Sheets
    "about": ("ringkasan", "about"),
    "targets": ("target", "targets"),
    "provinces": ("provinsi", "provinces"),
    "funnel": ("alur angkatan", "funnel"),
    "endings": ("perjalanan berakhir", "ended"),
    "running": ("perjalanan berjalan", "going on"),
    "entries": ("dasar angka", "entries"),
    # Columns
    "milestone": ("capaian", "milestone"),
    "year": ("tahun", "year"),
    "total": ("jumlah", "total"),
    "reality": ("realisasi", "reality"),
    "target": ("target", "target"),
    "difference": ("selisih", "difference"),
    "source": ("sumber target", "target's source"),
    "regions": ("jumlah daerah berbeda", "different regions"),
    "province": ("provinsi", "province"),
    "cohort": ("angkatan", "cohort"),
    "first": ("pertama", "first"),
    "last": ("terakhir", "last"),
    "papers": ("berita acara / keputusan (SK)", "minutes / decree"),
    "region": ("daerah", "region"),
    "stage": ("tahap", "stage"),
    "since": ("sejak", "since"),
    "outcome": ("hasil", "outcome"),
    "reason": ("alasan", "reason"),
    "day": ("tanggal", "date"),
    "service": ("layanan", "service"),
    "counts": ("dihitung sebagai", "counts as"),
    "journey": ("perjalanan (register)", "journey (register)"),
    "number": ("entri", "entry"),
    "key": ("kunci angka", "figure's key"),
    # Sources of targets
    "public": ("sumber publik", "public"),
    "our default": ("bawaan Seratus, bukan ketentuan resmi", "our default"),
    # What stands above a report
    "title": ("Laporan program", "Report of the programme"),
    "as_of": ("posisi pada akhir hari (Asia/Jakarta)", "position at the end of (Asia/Jakarta)"),
    "scope": ("cakupan", "scope"),
    "all cohorts": ("semua angkatan, tanpa gladi", "all cohorts, without rehearsals"),
    "chains": ("rangkaian dalam register", "chains of the register"),
    "entries read": ("entri register sampai dengan hari itu", "entries of the register up to that day"),
    "record": ("sidik digital (SHA-256) ujung rangkaian", "digest (SHA-256) of the chains' ends"),
    "digest": ("sidik digital (SHA-256) isi laporan", "digest (SHA-256) of the report's content"),
    "note": ("catatan", "note"),
    "rule": (
        "Setiap entri register dihitung pada tanggal kejadiannya menurut Asia/Jakarta; satu daerah dihitung satu kali "
        "untuk setiap capaian dalam setiap angkatan.",
        "An entry of the register counts on the day of its moment in Asia/Jakarta; a region counts once for a "
        "milestone in a cohort.",
    ),
    "today's provinces": (
        "Provinsi adalah provinsi daerah menurut daftar daerah saat ini.",
        "Provinces are those of the list of regions as it is today.",
    ),
    "rehearsal": (
        "Laporan ini tentang sebuah gladi: semua angka adalah ilustrasi, bukan hasil program.",
        "This report is about a rehearsal: all figures are illustrative and no results of the programme.",
    ),
    "enters later": (
        "Angkatan {} dimulai pada tahap {}: capaian sebelumnya tidak ada dalam register ini.",
        "The cohort {} enters at the stage {}: what it reached before is not in this register.",
    ),
    "not recorded": ("tidak tercatat", "not recorded"),
    "nobody": ("belum ada", "none"),
}
"""Key, then Indonesian and English."""


def word(key: str, language: str) -> str:
    """The words for *key*."""
    return PAIRS[key][LANGUAGES.index(language)]
