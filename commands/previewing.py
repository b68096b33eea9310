"""Letters with sample content, printed or written into a folder."""

from __future__ import annotations

from pathlib import Path

from activities.letters import Letters
from activities.preview import SENDER, sample_of
from activities.wording import WORDS
from models.vocabulary import LANGUAGES
from models.words import letter_label


def listing(language: str) -> str:
    """Every kind of letter with its title, a line each."""
    width = max(map(len, WORDS))
    return "\n".join(f"{letter:{width}}  {letter_label(letter, language)}" for letter in sorted(WORDS))


def shown(letter: str, language: str, *, html: bool) -> str:
    """The sample of *letter*: subject and text, or the HTML.

    Raises:
        Refused: there is no such kind of letter.
    """
    sample = Letters(SENDER).written(sample_of(letter, language))
    return sample.html if html else f"{sample.subject}\n\n{sample.text}"


def written(folder: Path, letter: str | None) -> int:
    """Write the sample of *letter*, or of every kind, as text, HTML and e-mail; the number of files.

    Raises:
        Refused: there is no such kind of letter.
    """
    letters = Letters(SENDER)
    samples = [sample_of(each, language) for each in ([letter] if letter else sorted(WORDS)) for language in LANGUAGES]
    folder.mkdir(parents=True, exist_ok=True)
    for sample in samples:
        words, name = letters.written(sample), f"{sample.letter}.{sample.language}"
        (folder / f"{name}.txt").write_text(f"{words.subject}\n\n{words.text}", encoding="utf-8")
        (folder / f"{name}.html").write_text(words.html, encoding="utf-8")
        (folder / f"{name}.eml").write_bytes(letters.compose(sample))
    return 3 * len(samples)
