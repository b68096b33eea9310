"""What stands beside each field of a form, in Indonesian and in English; its hint, where one helps."""

from __future__ import annotations

from models.vocabulary import LANGUAGES

FIELDS: dict[str, tuple[str, str]] = {
    "adds": ("Hari yang menjadi libur", "Days that become holidays"),
    "adjustments": ("Baris yang tidak diterima seperti dilaporkan", "Rows not accepted as reported"),
    "adjustments.realised": ("Realisasi menurut evaluator (%)", "Realised as found (%)"),
    "adjustments.reason": ("Alasan", "Reason"),
    "adjustments.row": ("Nomor baris realisasi", "Row of the realisation"),
    "awards": ("Sidik digital usulan penghargaan", "Digest of the proposed awards"),
    "book": ("Buku", "Book"),
    "candidates": ("Calon pembimbing", "Candidates"),
    "candidates.capacity": ("Paling banyak daerah", "Regions at most"),
    "candidates.home": ("Daerah asal", "Home region"),
    "candidates.person": ("Orang", "Person"),
    "candidates.province": ("Kode provinsi asal", "Code of the home province"),
    "capacity": ("Kapasitas jabatan", "Capacity"),
    "category": ("Kategori KKD", "Category of KKD"),
    "chair": ("Ketua tim", "Chair"),
    "changes": ("Angka kebijakan dan nilai barunya", "Numbers of the policy, with their new values"),
    "check": ("Pemeriksaan", "Check"),
    "comments": ("Catatan untuk setiap buku", "Comment on each book"),
    "council": ("Anggota Dewan Smart City", "Members of the council"),
    "decree": ("Keputusan kepala daerah", "Decree of the regional head"),
    "decree_number": ("Nomor keputusan", "Number of the decree"),
    "decree_on": ("Tanggal keputusan", "Date of the decree"),
    "digest_of_text": ("Naskah nota kesepahaman", "Text of the MoU"),
    "document": ("Dokumen", "Document"),
    "dossier": ("Sidik digital berkas yang ditelaah", "Digest of the dossier under review"),
    "due": ("Batas waktu baru", "New deadline"),
    "evidence": ("Bukti dukung", "Evidence"),
    "evidence.evidence": ("Jenis bukti dukung", "Kind of evidence"),
    "faults": ("Yang keliru", "What is wrong"),
    "faults.note": ("Penjelasan", "Explanation"),
    "faults.parameter": ("Parameter", "Parameter"),
    "head": ("Kepala daerah", "Regional head"),
    "holder": ("Wakil instansi", "Who holds the seat"),
    "instead_of": ("Menggantikan tanggal", "In the place of the date"),
    "interest": ("Hubungan", "What the conflict lies in"),
    "letter": ("Surat", "Letter"),
    "list": ("Sidik digital daftar", "Digest of the list"),
    "list_digest": ("Daftar hadir", "Attendance list"),
    "make_up": ("Daftar hadir sesi susulan", "List of the make-up session"),
    "mandate": ("Surat kuasa atau surat mandat", "Mandate"),
    "marks": ("Nilai setiap calon (0–100)", "Mark of each candidate (0–100)"),
    "masterplan": ("Nilai masterplan (0–100)", "Masterplan (0–100)"),
    "members": ("Anggota tim penelaah", "Members of the panel"),
    "mentor": ("Pembimbing", "Mentor"),
    "message": ("Tanda terima tanda tangan tersebut", "Id of the signature's message"),
    "method": ("Cara penandatanganan", "How it is signed"),
    "minutes": ("Nomor berita acara", "Number of the minutes"),
    "minutes_on": ("Tanggal berita acara", "Date of the minutes"),
    "move_open": ("Geser juga batas waktu yang sedang berjalan", "Move open deadlines too"),
    "new": ("Orang baru", "New person"),
    "note": ("Catatan", "Note"),
    "number_programme": ("Nomor pihak program", "The programme's number"),
    "number_region": ("Nomor pihak daerah", "The region's number"),
    "officers": ("Narahubung daerah", "Regional officers"),
    "old": ("Orang yang digantikan", "Who is replaced"),
    "on": ("Tanggal", "Date"),
    "outcome": ("Hasil telepon", "Outcome"),
    "parameter": ("Parameter", "Parameter"),
    "parts": ("Rincian nilai", "Working of the score"),
    "parts.parameter": ("Parameter", "Parameter"),
    "parts.points": ("Angka (0–100)", "Points (0–100)"),
    "parts.value": ("Nilai", "Value"),
    "parts.weight": ("Bobot (%)", "Weight (%)"),
    "parts.weighted": ("Angka berbobot", "Weighted points"),
    "person_for": ("Yang berhalangan", "Who is away"),
    "pillars": ("Nilai setiap pilar (0–100)", "Each pillar (0–100)"),
    "place": ("Tempat", "Place"),
    "plan": ("Sidik digital rencana peluncuran", "Digest of the launch plan"),
    "present": ("Jumlah peserta yang hadir", "How many were present"),
    "tot-attendance.present": ("Yang hadir", "Who was present"),
    "presenter": ("Pemapar", "Presenter"),
    "promised": ("Tanggal yang dijanjikan", "Promised date"),
    "quick_win": ("Program percepatan (quick win)", "Quick win"),
    "presentation-score.quick_win": ("Nilai program percepatan (0–100)", "Quick win (0–100)"),
    "quick_wins": ("Nama program percepatan (quick win)", "Names of the quick wins"),
    "rank": ("Peringkat", "Rank"),
    "reason": ("Alasan", "Reason"),
    "region": ("Daerah", "Region"),
    "regions": ("Daerah", "Regions"),
    "removes": ("Hari yang tidak lagi libur", "Days that are holidays no longer"),
    "result": ("Hasil", "Result"),
    "returned": ("Yang dikembalikan", "What is returned"),
    "role": ("Peran", "Role"),
    "rows": ("Program", "Programmes"),
    "rows.budget": ("Anggaran (rupiah)", "Budget (rupiah)"),
    "rows.evidence": ("Bukti dukung", "Evidence"),
    "rows.indicator": ("Indikator", "Indicator"),
    "rows.note": ("Keterangan", "Note"),
    "rows.office": ("Perangkat daerah", "Regional office"),
    "rows.pillar": ("Pilar", "Pillar"),
    "rows.planned": ("Rencana sampai kini (%)", "Planned by now (%)"),
    "rows.programme": ("Nama program", "Programme"),
    "rows.realised": ("Realisasi (%)", "Realised (%)"),
    "rows.source": ("Sumber dana", "Source of funds"),
    "rows.year": ("Tahun", "Year"),
    "running": ("Program percepatan masih berjalan", "The quick win still runs"),
    "scan": ("Hasil pindai halaman tanda tangan", "Scan of the signed page"),
    "score": ("Nilai (0–100)", "Score (0–100)"),
    "scores": ("Nilai setiap aspek (0–4)", "Score of each aspect (0–4)"),
    "vote.scores": ("Nilai setiap kriteria", "Score of each criterion"),
    "seat": ("Kursi", "Seat"),
    "service": ("Layanan", "Service"),
    "services": ("Layanan", "Services"),
    "services.domain": ("Bidang", "Field"),
    "services.evidence": ("Bukti dukung", "Evidence"),
    "services.since": ("Berjalan sejak", "Running since"),
    "services.title": ("Nama layanan", "Service"),
    "session": ("Sesi", "Session"),
    "sheet": ("Sidik digital lembar data", "Digest of the data sheet"),
    "commitment.sheet": ("Lembar komitmen yang telah ditandatangani", "Signed commitment sheet"),
    "short_notice": ("Kurang dari tenggang pemberitahuan", "At short notice"),
    "shows": ("Yang ditunjukkan bukti ini", "What it shows"),
    "signatory": ("Penanda tangan", "Signatory"),
    "signed_on": ("Tanggal penandatanganan", "Date of the signature"),
    "since": ("Hari pertama", "First day"),
    "source": ("Sumber", "Source"),
    "step": ("Langkah", "Step"),
    "substitute": ("Pengganti sementara", "Substitute"),
    "text": ("Sidik digital naskah", "Digest of the text"),
    "title": ("Judul", "Title"),
    "until": ("Hari terakhir", "Last day"),
    "value": ("Angka", "Figure"),
    "verdict": ("Keputusan", "Decision"),
    "verify-evidence.evidence": ("Sidik digital seluruh bukti dukung", "Digest of all the evidence"),
    "who": ("Siapa", "Whose conflict it is"),
    "working_team": ("Anggota Tim Pelaksana", "Members of the working team"),
    "year": ("Tahun", "Year"),
    "years": ("Tahun yang diatur keputusan", "Years that the decree is about"),
}
"""By the field's name, or by its kind and name where it means something else there."""
HINTS: dict[str, tuple[str, str]] = {
    "vote.comments": (
        "Wajib bagi setiap buku yang perlu diperbaiki; hanya buku yang diberi catatan yang dibuka kembali.",
        "Needed for every book that is to be revised; only the books commented on are opened again.",
    ),
    "sign.capacity": (
        "Plt., Plh., dan a.n. disertai surat kuasa atau surat mandat.",
        "Plt., Plh. and a.n. come with a mandate.",
    ),
    "sign.scan": ("Untuk tanda tangan di atas kertas.", "For a signature on paper."),
    "evaluator-score.adjustments": (
        "Baris yang tidak disebut diterima seperti dilaporkan.",
        "Rows that are not named are accepted as reported.",
    ),
    "evaluator-score.reason": (
        "Wajib apabila nilai jauh berbeda dari penilaian mandiri.",
        "Needed where a score is far from the self-assessment.",
    ),
    "moderated-score.reason": (
        "Wajib apabila nilai jauh berbeda dari nilai evaluator.",
        "Needed where a score is far from the evaluator's.",
    ),
    "session-date.reason": ("Wajib apabila kurang dari tenggang pemberitahuan.", "Needed at short notice."),
    "substitute.role": (
        "Tanpa peran: semua peran Saudara yang dapat digantikan.",
        "Left out: every role of yours in which somebody may stand in.",
    ),
    "judge-session.returned": (
        "Hanya apabila dikembalikan.",
        "Only where it is returned.",
    ),
    "verify-evidence.returned": (
        "Hanya apabila dikembalikan: jenis bukti yang belum menunjukkannya.",
        "Only where it is returned: the kinds that do not show it.",
    ),
    "rows.budget": ("Bilangan bulat tanpa titik.", "A whole number without separators."),
}


def label(kind: str, field: str, language: str) -> str:
    """What stands beside *field* of a message of *kind*; a field of rows is named after a dot."""
    return _words(kind, field)[LANGUAGES.index(language)]


def _words(kind: str, field: str) -> tuple[str, str]:
    return FIELDS[key_of(kind, field)]


def key_of(kind: str, field: str) -> str:
    """Under which key the words of a field stand."""
    return f"{kind}.{field}" if f"{kind}.{field}" in FIELDS else field


def hint(kind: str, field: str, language: str) -> str:
    """What helps to fill *field* in; empty where nothing needs saying."""
    found = HINTS.get(f"{kind}.{field}") or HINTS.get(field)
    return found[LANGUAGES.index(language)] if found else ""
