"""The programme's words in Indonesian and English, by the glossary: one table for pages and letters; plain data."""

from __future__ import annotations

Table = dict[str, dict[str, str]]
"""Language, then key, then words."""
LANGUAGES = ("id", "en")


def _by_language(pairs: dict[str, tuple[str, str]]) -> Table:
    return {language: {key: pair[n] for key, pair in pairs.items()} for n, language in enumerate(LANGUAGES)}


STAGES = _by_language(
    {
        "assessment": ("asesmen", "assessment"),
        "mou": ("nota kesepahaman", "memorandum of understanding"),
        "training": ("bimbingan teknis (bimtek)", "training"),
        "masterplan": ("penelaahan masterplan", "masterplan review"),
        "quickwin": ("peluncuran program percepatan (quick win)", "quick-win launch"),
        "evaluation": ("evaluasi pelaksanaan masterplan", "evaluation of the masterplan's implementation"),
        "cohort": ("penyelenggaraan angkatan", "cohort"),
    }
)
"""The six stages, and what stands in the place of a stage where a cohort as a whole is spoken of."""
ROLES = _by_language(
    {
        "officer": ("narahubung daerah", "regional officer"),
        "head": ("kepala daerah", "regional head"),
        "coordinator": ("koordinator", "coordinator"),
        "signatory": ("penanda tangan pihak program", "programme's signatory"),
        "assessor": ("asesor", "assessor"),
        "mentor": ("pembimbing", "mentor"),
        "reviewer": ("penelaah", "reviewer"),
        "verifier": ("verifikator bukti", "verifier"),
        "evaluator": ("evaluator", "evaluator"),
        "moderator": ("moderator", "moderator"),
        "operator": ("administrator sistem", "operator"),
        "partner": ("instansi mitra", "partner institution"),
        "cohort": ("angkatan", "cohort"),
        "journey": ("perjalanan daerah", "journey"),
    }
)
STEPS = _by_language(
    {
        "contacts": ("penunjukan narahubung daerah", "naming of the regional officer"),
        "data": ("konfirmasi lembar data daerah", "confirmation of the data sheet"),
        "verification": ("verifikasi lembar data daerah", "verification of the data sheet"),
        "selection": ("penetapan hasil pemeringkatan", "selection"),
        "reserve": ("penetapan lanjutan", "final word on the selection"),
        "objection": ("pengajuan keberatan atas hasil penetapan", "objection to the selection"),
        "objection-answer": ("jawaban atas keberatan", "answer to the objection"),
        "invitation": ("jawaban atas undangan program", "answer to the invitation"),
        "text": ("penerbitan naskah nota kesepahaman", "issue of the MoU's text"),
        "signature": ("penandatanganan nota kesepahaman oleh {}", "signature of the MoU by the {}"),
        "team": ("pembentukan Dewan Smart City dan Tim Pelaksana", "naming of the council and the working team"),
        "gate": (
            "penyelesaian pelatihan pembimbing (ToT) dan penugasan pembimbing",
            "Training of Trainers and assignment of a mentor",
        ),
        "session-schedule": ("penjadwalan bimtek sesi {}", "date of training session {}"),
        "session-report": ("penyampaian laporan bimtek sesi {}", "report on training session {}"),
        "session-judgement": ("pemeriksaan laporan bimtek sesi {}", "judgement of training session {}"),
        "commitment": ("penyerahan lembar komitmen", "commitment sheet"),
        "masterplan": ("penyerahan masterplan dan rencana aksi", "masterplan and action plan"),
        "panel-appointment": ("penetapan anggota tim penelaah", "appointment of the panel's members"),
        "panel": ("penelaahan masterplan", "masterplan review"),
        "presentation-date": ("penetapan tanggal pemaparan", "date of the presentation"),
        "presentation": ("pelaksanaan pemaparan", "presentation"),
        "presentation-score": ("penilaian pemaparan", "scoring of the presentation"),
        "launch-plan": ("penyerahan rencana peluncuran program percepatan", "launch plan of the quick win"),
        "launch-plan-judgement": ("pemeriksaan rencana peluncuran", "judgement of the launch plan"),
        "launch": ("peluncuran program percepatan (quick win)", "quick-win launch"),
        "evidence": ("penyerahan bukti dukung", "evidence"),
        "evidence-check": ("verifikasi bukti dukung", "verification of the evidence"),
        "recheck": ("pemeriksaan ulang program percepatan", "re-check of the quick win"),
        "realisation": ("pelaporan realisasi rencana aksi", "realisation of the action plan"),
        "self-assessment": ("penilaian mandiri", "self-assessment"),
        "evaluator-score": ("pemberian nilai evaluator", "evaluator's score"),
        "moderation": ("penetapan nilai hasil moderasi", "moderated score"),
        "egov-services": ("pelaporan layanan e-Government", "report on the e-Government services"),
        "service-check": ("pemeriksaan layanan e-Government", "check of the e-Government services"),
        "lapse-grace": ("masa tenggang batas waktu yang terlampaui", "grace of the missed deadline"),
        "lapse-confirmation": ("keputusan atas batas waktu yang terlampaui", "decision on the missed deadline"),
        "assessments": ("asesmen seluruh calon peserta", "assessment of all candidates"),
        "list-approval": ("persetujuan daftar hasil pemeringkatan", "approval of the list"),
        "sealing": ("penetapan daftar peserta", "sealing of the list"),
        "promotion": ("pengisian tempat yang kosong", "filling of free places from the reserve"),
        "answer": ("jawaban atas keberatan {}", "answer to the objection of {}"),
        "tot": ("penyelenggaraan pelatihan pembimbing (ToT)", "Training of Trainers"),
        "awards-approval": ("persetujuan usulan penghargaan", "approval of the awards"),
        "awards-release": ("pengumuman penghargaan", "release of the awards"),
    }
)
"""Steps as nouns; ``{}`` is filled with a session's number, a role or a region. None of them tells a decision."""
ROUNDS = _by_language(
    {
        "": (" (putaran {})", " (round {})"),
        "signature": (" (permintaan ke-{})", " (request {})"),
        "session-report": (" (laporan ke-{})", " (report {})"),
        "session-judgement": (" (laporan ke-{})", " (report {})"),
        "panel-appointment": ("", ""),
        "lapse-grace": ("", ""),
        "lapse-confirmation": ("", ""),
    }
)
"""What the round in a step's key counts: rounds, unless it is named here."""
APPOINTMENTS = _by_language(
    {
        "deadline": ("Batas waktu {}", "Due: {}"),
        "session": ("Bimtek sesi {}", "Training session {}"),
        "tot-session": ("Pelatihan pembimbing (ToT) sesi {}", "Training of Trainers, session {}"),
        "presentation": ("Pemaparan masterplan", "Presentation of the masterplan"),
        "until": ("Paling lambat {}.", "No later than {}."),
        "until-estimated": ("Paling lambat {} (perkiraan).", "No later than {} (estimated)."),
    }
)
"""What stands in people's calendars; ``{}`` is filled with a step, a session's number, or a deadline."""
EVENTS = _by_language(
    {
        "lapsed": ("batas waktu terlampaui", "date missed"),
        "lapse-proposed": ("diusulkan gugur", "proposed to lapse"),
        "sealed": ("daftar peserta ditetapkan", "list sealed"),
        "list-decided": ("putusan instansi mitra atas daftar", "partners' decision on the list"),
        "placed": ("hasil penetapan", "selection"),
        "mou-concluded": ("nota kesepahaman lengkap ditandatangani", "MoU concluded"),
        "panel-decided": ("putusan tim penelaah", "panel's decision"),
        "presentation-concluded": ("pemaparan dinilai", "presentation scored"),
        "egov-concluded": ("layanan e-Government diperiksa", "e-Government services checked"),
        "index-computed": ("hasil evaluasi dihitung", "evaluation's result"),
        "ended": ("perjalanan daerah berakhir", "journey ended"),
    }
)
"""What a summary tells of as news."""
OUTCOMES = _by_language(
    {
        "completed": ("selesai", "completed"),
        "not-selected": ("tidak terpilih", "not selected"),
        "declined": ("tidak bersedia", "declined"),
        "lapsed": ("gugur karena batas waktu terlampaui", "lapsed"),
        "rejected": ("tidak disetujui", "rejected"),
        "withdrawn": ("mengundurkan diri", "withdrawn by the region"),
        "stopped": ("dihentikan", "stopped by the programme"),
    }
)
VERDICTS = _by_language(
    {
        "approve": ("disetujui", "approved"),
        "revise": ("perlu perbaikan", "to be revised"),
        "reject": ("tidak disetujui", "rejected"),
        "approved": ("disetujui", "approved"),
        "accepted": ("diterima", "accepted"),
        "verified": ("terverifikasi", "verified"),
        "returned": ("dikembalikan untuk diperbaiki", "returned"),
        "selected": ("terpilih", "selected"),
        "reserve": ("cadangan", "reserve"),
        "not-selected": ("tidak terpilih", "not selected"),
        "refused": ("tidak disetujui", "refused"),
        "upheld": ("dikabulkan", "upheld"),
        "rejected": ("tidak dikabulkan", "rejected"),
        "passed": ("memenuhi", "passed"),
        "failed": ("belum memenuhi", "not passed"),
    }
)
VOTES = _by_language(
    {
        "approve": ("menyetujui", "approves"),
        "object": ("berkeberatan", "objects"),
    }
)
"""How a partner institution has voted on the list."""
DATES = _by_language({"estimated": ("perkiraan", "estimated")})
"""What is said beside a date in a year whose holidays are not decreed yet."""
METHODS = _by_language(
    {
        "paper": ("di atas kertas", "on paper"),
        "system": ("dalam sistem", "in the system"),
        "bsre": ("tanda tangan elektronik (TTE) BSrE", "electronic signature (TTE) BSrE"),
    }
)
"""How a signature of the MoU was given."""
SIGNATURE_DETAILS = _by_language(
    {
        "signed_on": ("tanggal penandatanganan", "date of the signature"),
        "place": ("tempat penandatanganan", "place of the signature"),
        "number_region": ("nomor pihak daerah", "the region's number"),
        "number_programme": ("nomor pihak program", "the programme's number"),
        "scan": ("sidik digital (SHA-256) hasil pindai", "digest (SHA-256) of the scan"),
    }
)
"""What the record of a signature says, and a correction may change."""
CHECKS = _by_language(
    {
        "running": ("layanan terselenggara", "running"),
        "integrated": ("layanan terintegrasi", "integrated"),
    }
)
"""The two checks of an e-Government service."""
BOOKS = _by_language(
    {
        "analisis-strategis": ("buku analisis strategis", "book of strategic analysis"),
        "masterplan": ("buku masterplan", "masterplan"),
        "ringkasan-eksekutif": ("buku ringkasan eksekutif", "executive summary"),
        "rencana-aksi": ("rencana aksi", "action plan"),
    }
)
EVIDENCE = _by_language(
    {
        "peluncuran": ("bukti dukung peluncuran", "evidence of the launch"),
        "kecepatan": ("bukti dukung kecepatan", "evidence that it came quickly"),
        "manfaat-publik": ("bukti dukung manfaat bagi masyarakat", "evidence that the public feels it"),
    }
)
ASPECTS = _by_language(
    {
        "baseline": ("kondisi awal (baseline)", "baseline"),
        "output": ("keluaran (output)", "output"),
        "outcome": ("hasil (outcome)", "outcome"),
        "impact": ("dampak (impact)", "impact"),
        "quick-win": ("program percepatan (quick win)", "quick win"),
    }
)
PARAMETERS = _by_language(
    {
        "performance": ("Indeks Kota Berkinerja Tinggi", "High-Performing City Index"),
        "sustainability": ("Indeks Kota Berkelanjutan", "Sustainable City Index"),
        "green": ("Indeks Kota Hijau", "Green City Index"),
        "kkd": ("kemampuan keuangan daerah (KKD)", "regional financial capability (KKD)"),
        "code": ("kode daerah (yang lebih kecil lebih dahulu)", "region code (the lower one first)"),
    }
)
"""What a ranking compares: the four parameters, and the region's code."""
KKD = _by_language(
    {
        "sangat-rendah": ("sangat rendah", "very low"),
        "rendah": ("rendah", "low"),
        "sedang": ("sedang", "medium"),
        "tinggi": ("tinggi", "high"),
        "sangat-tinggi": ("sangat tinggi", "very high"),
    }
)
AWARDS = _by_language(
    {
        "overall": ("keseluruhan", "overall"),
        "smart-governance": ("pilar tata kelola cerdas (smart governance)", "smart governance"),
        "smart-branding": ("pilar penjenamaan cerdas (smart branding)", "smart branding"),
        "smart-economy": ("pilar ekonomi cerdas (smart economy)", "smart economy"),
        "smart-living": ("pilar kehidupan cerdas (smart living)", "smart living"),
        "smart-society": ("pilar masyarakat cerdas (smart society)", "smart society"),
        "smart-environment": ("pilar lingkungan cerdas (smart environment)", "smart environment"),
    }
)
"""What an award is given for: all pillars together, or one of the six."""
INTERESTS = _by_language(
    {
        "home-region": ("berasal dari daerah tersebut", "comes from the region"),
        "employer": ("bekerja pada daerah tersebut", "works for the region"),
        "mentor": ("pembimbing daerah tersebut", "mentor of the region"),
        "relation": ("hubungan keluarga atau hubungan dekat", "family or close relation"),
        "other": ("hubungan lain", "another tie"),
    }
)
"""What a conflict of interest lies in."""
SHORTAGES = _by_language(
    {
        "no-mentor-without-conflict": (
            "tidak ada pembimbing tanpa konflik kepentingan",
            "no mentor without a conflict of interest",
        ),
        "all-suitable-mentors-full": ("semua pembimbing yang sesuai telah penuh", "all suitable mentors are full"),
    }
)
"""Why a region has no mentor."""
LETTERS = _by_language(
    {
        "task": ("pemberitahuan tugas", "task"),
        "reminder": ("pengingat", "reminder"),
        "reminder-copy": ("tembusan pengingat", "copy of a reminder"),
        "escalation": ("eskalasi", "escalation"),
        "call": ("permintaan menelepon", "phone call asked for"),
        "extended": ("perpanjangan batas waktu", "extension"),
        "reopened": ("pembukaan kembali langkah", "reopening"),
        "resumed": ("kelanjutan perjalanan daerah", "resumption"),
        "calendar-moved": ("perubahan hari libur", "change of holidays"),
        "paused": ("penangguhan perjalanan daerah", "pause"),
        "replaced": ("penggantian", "replacement"),
        "contacts-changed": ("perubahan narahubung daerah atau kepala daerah", "change of the region's contacts"),
        "substitution": ("penunjukan pengganti sementara", "substitution"),
        "substitution-ended": ("akhir penugasan pengganti sementara", "end of a substitution"),
        "policy-changed": ("perubahan kebijakan program", "change of policy"),
        "lapse": ("batas waktu terlampaui", "lapse"),
        "lapse-proposed": ("usulan gugur", "proposed lapse"),
        "data-returned": ("hasil verifikasi lembar data", "data sheet returned"),
        "selected": ("hasil penetapan: terpilih", "selected"),
        "reserve": ("hasil penetapan: cadangan", "reserve"),
        "not-selected": ("hasil penetapan: tidak terpilih", "not selected"),
        "mou-invitation": ("undangan nota kesepahaman", "MoU invitation"),
        "sheet-corrected": ("koreksi lembar data", "data sheet corrected"),
        "awarded": ("penghargaan", "award"),
        "list-sealed": ("penetapan daftar peserta", "list sealed"),
        "list-refused": ("daftar belum disetujui", "list refused"),
        "promoted": ("pengisian tempat dari daftar cadangan", "promoted from the reserve"),
        "reserve-exhausted": ("daftar cadangan habis", "reserve exhausted"),
        "reserve-closed": ("penutupan daftar cadangan", "reserve closed"),
        "tot-session": ("jadwal pelatihan pembimbing (ToT)", "ToT session scheduled"),
        "tot-session-moved": ("perubahan jadwal pelatihan pembimbing (ToT)", "ToT session moved"),
        "mentors-missing": ("daerah tanpa pembimbing", "regions without a mentor"),
        "word-unheard": ("kiriman angkatan tidak diterima", "word of the cohort not taken"),
        "cohort-closed": ("penutupan angkatan", "cohort closed"),
        "signatures-voided": ("naskah baru nota kesepahaman", "signatures voided"),
        "signature-undone": ("pembatalan catatan tanda tangan", "entry of a signature undone"),
        "signature-amended": ("koreksi catatan tanda tangan", "record of a signature corrected"),
        "mou-concluded": ("nota kesepahaman lengkap ditandatangani", "MoU concluded"),
        "mentor-assigned": ("penugasan pembimbing", "mentor assigned"),
        "session-scheduled": ("jadwal bimtek", "session scheduled"),
        "session-moved": ("perubahan jadwal bimtek", "session moved"),
        "session-returned": ("laporan bimtek dikembalikan", "session returned"),
        "session-accepted": ("laporan bimtek diterima", "session accepted"),
        "trained": ("bimtek selesai", "training completed"),
        "masterplan-approved": ("masterplan disetujui", "masterplan approved"),
        "masterplan-revise": ("masterplan perlu perbaikan", "masterplan to be revised"),
        "panel-appointed": ("penetapan tim penelaah", "panel appointed"),
        "handover": ("serah terima tugas", "handover"),
        "conflict-declared": ("pernyataan konflik kepentingan", "conflict of interest declared"),
        "presentation-scheduled": ("jadwal pemaparan", "presentation scheduled"),
        "presentation-moved": ("perubahan jadwal pemaparan", "presentation moved"),
        "presentation-result": ("hasil pemaparan", "presentation's result"),
        "plan-returned": ("rencana peluncuran dikembalikan", "launch plan returned"),
        "launch-measured": ("pencatatan peluncuran", "launch measured"),
        "evidence-returned": ("bukti dukung dikembalikan", "evidence returned"),
        "quick-win-proved": ("bukti dukung terverifikasi", "evidence verified"),
        "realisation-judged": ("hasil pemeriksaan realisasi rencana aksi", "realisation judged"),
        "egov-chosen": ("penetapan jalur layanan e-Government", "chosen for the e-Government track"),
        "egov-concluded": ("hasil pemeriksaan layanan e-Government", "e-Government services checked"),
        "evaluation-result": ("hasil evaluasi", "evaluation's result"),
        "fault": ("gangguan sistem", "fault"),
        "daily-summary": ("ringkasan harian", "daily summary"),
        "sign-in": ("tautan masuk", "link to sign in"),
        "undeliverable": ("kendala pengiriman", "undeliverable"),
        "morning-summary": ("ringkasan pagi", "morning summary"),
        "post-halted": ("pengiriman surel terhenti", "post at a standstill"),
        **{
            f"closing-{outcome}": (f"penutupan: {OUTCOMES['id'][outcome]}", f"closing: {OUTCOMES['en'][outcome]}")
            for outcome in OUTCOMES["id"]
        },
    }
)
