"""What each step asks of a person, after "Kami mohon Saudara …" and "Please …"; plain data."""

from __future__ import annotations

from models.vocabulary import LANGUAGES
from models.words import step_kind

ASKED: dict[str, tuple[str, str]] = {
    "contacts": (
        "menyampaikan nama narahubung daerah dan kepala daerah",
        "send the names of the regional officer and of the regional head",
    ),
    "data": (
        (
            "memeriksa lembar data daerah (empat parameter asesmen), lalu mengonfirmasinya atau menyampaikan "
            "keberatan beserta penjelasannya"
        ),
        (
            "check the region's data sheet (the four parameters of the assessment), then confirm it or object to "
            "it with an explanation"
        ),
    ),
    "verification": (
        "memverifikasi lembar data daerah atau mengembalikannya dengan catatan",
        "verify the region's data sheet, or return it with a note",
    ),
    "selection": (
        "mencatat hasil penetapan daerah tersebut beserta nomor berita acaranya",
        "record the region's result with the number of the minutes",
    ),
    "reserve": (
        "mencatat penetapan lanjutan daerah tersebut beserta nomor berita acaranya",
        "record the final word on the region with the number of the minutes",
    ),
    "objection": (
        (
            "memeriksa rincian nilai daerah dalam surat hasil pemeringkatan dan, apabila terdapat "
            "keberatan, mengajukannya atas satu parameter dengan melampirkan bukti dukung dan penjelasan"
        ),
        (
            "check the working of the region's score in the letter of the result and, if you object, object to "
            "one parameter with evidence and an explanation"
        ),
    ),
    "objection-answer": (
        "mencatat penetapan lanjutan daerah tersebut setelah keberatannya dijawab, beserta nomor berita acaranya",
        "record the final word on the region, once its objection is answered, with the number of the minutes",
    ),
    "invitation": (
        "menyampaikan jawaban daerah atas undangan program: bersedia atau tidak bersedia",
        "send the region's answer to the invitation: it takes part, or it declines",
    ),
    "text": (
        "menerbitkan naskah nota kesepahaman",
        "issue the text of the memorandum of understanding",
    ),
    "signature": (
        "menandatangani naskah nota kesepahaman yang berlaku",
        "sign the text of the memorandum of understanding that is in force",
    ),
    "team": (
        "menyampaikan keputusan kepala daerah tentang Dewan Smart City dan Tim Pelaksana beserta nama anggotanya",
        (
            "send the regional head's decree on the council (Dewan Smart City) and the working team (Tim "
            "Pelaksana), with the names of their members"
        ),
    ),
    "gate": (
        (
            "mencatat bahwa pelatihan pembimbing (Training of Trainers, ToT) telah selesai dan menugaskan "
            "pembimbing bagi daerah tersebut"
        ),
        "record that the Training of Trainers (ToT) is done, and assign a mentor to the region",
    ),
    "session-schedule": (
        "menetapkan tanggal dan tempat sesi tersebut",
        "set date and place of the session",
    ),
    "session-report": (
        (
            "menyerahkan daftar hadir dan keluaran sesi tersebut yang belum diserahkan, termasuk daftar hadir "
            "sesi susulan apabila diminta"
        ),
        (
            "hand in what is still missing of the session's attendance list and outputs, with the list of the "
            "make-up session where it was asked for"
        ),
    ),
    "session-judgement": (
        "memeriksa daftar hadir dan keluaran sesi tersebut, lalu menerimanya atau mengembalikannya dengan catatan",
        "check the session's attendance list and outputs, then accept them or return them with a note",
    ),
    "commitment": (
        "menyerahkan lembar komitmen yang telah ditandatangani beserta nama program percepatan (quick win) daerah",
        "hand in the signed commitment sheet with the names of the region's quick wins",
    ),
    "masterplan": (
        "menyerahkan buku masterplan dan rencana aksi yang diminta pada putaran ini",
        "hand in the books of the masterplan and the action plan that are asked for in this round",
    ),
    "panel-appointment": (
        (
            "menetapkan anggota dan ketua tim penelaah bagi daerah tersebut atau, apabila tim penelaah telah "
            "bersidang, pengganti anggota yang tidak lagi bertugas"
        ),
        (
            "appoint the region's panel and its chair or, where the panel has sat already, somebody in the place of a "
            "member who no longer serves"
        ),
    ),
    "panel": (
        (
            "menelaah masterplan dan rencana aksi, lalu memberikan suara (disetujui, perlu perbaikan, atau tidak "
            "disetujui) beserta catatan"
        ),
        "review the masterplan and the action plan, then vote (approved, to be revised, or rejected) with a comment",
    ),
    "presentation-date": (
        "menetapkan tanggal dan tempat pemaparan",
        "set date and place of the presentation",
    ),
    "presentation": (
        "mencatat pelaksanaan pemaparan setelah pemaparan berlangsung",
        "record the presentation once it has taken place",
    ),
    "presentation-score": (
        (
            "memberikan nilai 0 sampai dengan 100 untuk masterplan dan untuk program percepatan (quick win) yang "
            "dipaparkan, serta untuk setiap pilar apabila kebijakan angkatan menetapkannya"
        ),
        (
            "score the masterplan and the quick win as presented, each from 0 to 100, and each pillar where the "
            "cohort's policy asks for it"
        ),
    ),
    "launch-plan": (
        "menyerahkan rencana peluncuran program percepatan (quick win) beserta tanggal peluncuran yang dijanjikan",
        "hand in the launch plan of the quick win with the date you promise for the launch",
    ),
    "launch-plan-judgement": (
        "memeriksa rencana peluncuran, lalu menyetujuinya atau mengembalikannya dengan catatan",
        "check the launch plan, then approve it or return it with a note",
    ),
    "launch": (
        "melaksanakan peluncuran pada tanggal yang dijanjikan, lalu melaporkan tanggal dan tempatnya",
        "launch the quick win on the promised date, then report date and place",
    ),
    "evidence": (
        "menyerahkan seluruh bukti dukung yang diminta",
        "hand in all the evidence that is asked for",
    ),
    "evidence-check": (
        "memverifikasi bukti dukung atau mengembalikannya dengan catatan",
        "verify the evidence, or return it with a note",
    ),
    "recheck": (
        "memeriksa ulang apakah program percepatan (quick win) masih berjalan, lalu mencatat hasilnya",
        "check again whether the quick win still runs, and record what you find",
    ),
    "realisation": (
        "melaporkan realisasi setiap baris rencana aksi dalam persen beserta bukti dukungnya",
        "report the realisation of every row of the action plan in per cent, with evidence",
    ),
    "self-assessment": (
        "menyampaikan penilaian mandiri untuk setiap aspek evaluasi beserta bukti dukungnya",
        "send the self-assessment of every evaluation aspect, with evidence",
    ),
    "evaluator-score": (
        "menyampaikan nilai evaluator untuk setiap aspek evaluasi setelah wawancara",
        "give the evaluator's score for every evaluation aspect after the interview",
    ),
    "moderation": (
        "menetapkan nilai hasil moderasi untuk setiap aspek evaluasi",
        "set the moderated score of every evaluation aspect",
    ),
    "egov-services": (
        (
            "melaporkan layanan e-Government yang telah berjalan, masing-masing beserta bidang, tanggal mulai, "
            "dan bukti dukungnya"
        ),
        "report the e-Government services that run, each with its field, the date it started and evidence",
    ),
    "service-check": (
        (
            "memeriksa setiap layanan e-Government yang dilaporkan dalam dua pemeriksaan: layanan terselenggara, "
            "kemudian layanan terintegrasi"
        ),
        "check each reported e-Government service twice: whether it runs, then whether it is integrated",
    ),
    "list-approval": (
        (
            "memeriksa daftar hasil pemeringkatan, lalu memberikan suara bagi instansi Saudara (disetujui, atau "
            "keberatan beserta catatan) atau memindahkan peringkat suatu daerah dengan alasan"
        ),
        (
            "check the list of the ranking, then vote for your institution (approved, or an objection with a "
            "comment), or move a region's rank with a reason"
        ),
    ),
    "sealing": (
        (
            "menetapkan daftar yang telah disetujui instansi mitra dengan nomor dan tanggal berita acara serta "
            "nomor dan tanggal keputusan"
        ),
        (
            "seal the list that the partner institutions have approved, with number and date of the minutes and "
            "of the decree"
        ),
    ),
    "answer": (
        (
            "menjawab keberatan daerah tersebut atas indeks yang diterbitkan instansi Saudara: dikabulkan "
            "beserta angka, tahun, dan sumber yang berlaku, atau tidak dikabulkan beserta penjelasannya"
        ),
        (
            "answer the region's objection to the index that your institution issues: upheld with the figure, "
            "year and source that hold, or rejected with an explanation"
        ),
    ),
    "tot": (
        (
            "mencatat calon pembimbing, jadwal setiap sesi pelatihan, daftar hadir, dan nilainya, lalu "
            "menyatakan pelatihan pembimbing selesai dengan nomor berita acara"
        ),
        (
            "record the mentor candidates, the date of each session of the training, the attendance lists and "
            "the marks, then declare the Training of Trainers complete with the number of the minutes"
        ),
    ),
    "awards-approval": (
        "memeriksa usulan penghargaan, lalu menyetujuinya dengan nomor berita acara dan nomor keputusan",
        "check the proposed awards, then approve them with the numbers of the minutes and of the decree",
    ),
    "awards-release": (
        "mengumumkan penghargaan yang telah disetujui kepada semua daerah penerimanya secara serentak",
        "release the approved awards to all the regions that receive one, at the same time",
    ),
    "lapse-grace": (
        "memutuskan apakah langkah yang batas waktunya terlampaui itu dibuka kembali dengan batas waktu baru",
        "decide whether the step whose deadline was missed is reopened with a new deadline",
    ),
    "lapse-confirmation": (
        (
            "mengonfirmasi usulan gugur dengan nomor berita acara, atau membuka kembali langkah yang batas "
            "waktunya terlampaui itu dengan batas waktu baru"
        ),
        (
            "confirm the proposed lapse with the number of the minutes, or reopen the step whose deadline was "
            "missed with a new deadline"
        ),
    ),
}
"""A step without round, session, signatory or region, then the deed in Indonesian and English."""
ANY_STEP = ("menyelesaikan langkah tersebut", "finish this step")
"""What is asked where a newer policy has a step that is not here."""


def asked(step: str, language: str) -> str:
    """What *step*, its name or its key, asks for, as the end of a sentence."""
    return ASKED.get(step_kind(step), ANY_STEP)[LANGUAGES.index(language)]
