"""The forms with which an open step is answered: what each says by itself, and what it offers; pure."""

from __future__ import annotations

from models.answering import answered_by, beside
from models.messages import KINDS
from models.people import SUBSTITUTABLE
from models.standing import Waiting
from queries.forms import SHAPES, Answer, Shape
from queries.scene import Scene


def answers(scene: Scene, waiting: Waiting, person: str) -> list[Answer]:
    """Every form with which *person* may answer *waiting*; none where the step is not theirs to answer.

    Whoever is waited for may; so may anybody else whose role may say it, but nobody judges unasked.
    """
    roles = scene.roles_of(person)
    found = []
    for kind in answered_by(waiting.step):
        asked = person in waiting.persons or not KINDS[kind].independent
        if asked and set(roles) & set(KINDS[kind].by):
            found += SHAPES.get(kind, _plain(kind))(scene, waiting)
    return [_own(each, scene, person) for each in found]


def beside_task(scene: Scene, person: str) -> list[Answer]:
    """What *person* may say beside a task: a conflict of interest, a substitute, a note."""
    roles = scene.roles_of(person)
    own = tuple(role for role in roles if role in SUBSTITUTABLE)
    steads = tuple(dict.fromkeys(s.substitute for s in scene.people.substitutions if s.person == person))
    found = {
        "declare-conflict": Answer("declare-conflict", omits=("who",)),
        "substitute": Answer(
            "substitute",
            says={"person_for": person},
            offers={"role": own},
            suggests={"since": scene.today, "until": scene.today},
        ),
        "end-substitution": Answer(
            "end-substitution", says={"person_for": person}, offers={"substitute": steads, "role": own}
        ),
    }
    kinds = (kind for kind in beside(roles) if kind != "end-substitution" or steads)
    return [found.get(kind, Answer(kind)) for kind in kinds]


def _plain(kind: str) -> Shape:
    return lambda scene, waiting: [Answer(kind)]


def _own(answer: Answer, scene: Scene, person: str) -> Answer:
    """A signature that somebody gives on one's own is given in the system; entered for another it was on paper."""
    if answer.kind == "sign":
        method = "system" if answer.says["signatory"] == person else "paper"
        return answer._replace(suggests={**answer.suggests, "method": method})
    return answer
