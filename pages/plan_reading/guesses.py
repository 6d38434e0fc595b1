"""What a plan does not say and the filter of its page needs: the kind of a row, its audience, how many people. Proposals."""

import re
from dataclasses import dataclass
from typing import Any

from pages.states import Audience, PlanItemKind

from .parsed import ParsedItem

# The first sign found decides, so the particular stands above the general.
KINDS = (
    (PlanItemKind.OLYMPIAD, r"олимпиад"),
    (PlanItemKind.GAME, r"делов\w+ игр|\bигр[аыеу]\b|квест|викторин"),
    (PlanItemKind.LESSON, r"\bурок"),
    (PlanItemKind.CONTEST, r"конкурс"),
    (PlanItemKind.ELECTIONS, r"\bвыбор(?:ы|ов|ам|ах|ами)\b|избирательн\w+ кампани"),
    (PlanItemKind.MEETING, r"заседани|собрани[ея]|президиум"),
    (PlanItemKind.MEMBERSHIP, r"численност|при[её]м\w* в член|вступлени|кадров\w+ резерв"),
    (PlanItemKind.OUTSIDE, r"^участие в"),
    (PlanItemKind.INFORMATION, r"освещени|\bсми\b|\bсайт|интернет|социальн\w+ сет|публикац"),
    (
        PlanItemKind.EVENT,
        r"семинар|конференц|кругл\w+ стол|форум|совещани|лекци|встреч|просветительск|субботник|акци[яи]",
    ),
)
AUDIENCES = (
    (Audience.PUPILS, r"школ|учащ|учени|общеобразовательн|\bурок|олимпиад|\bдетей\b|\bдети\b"),
    (
        Audience.TOS_LEADERS,
        r"\bтос\b|территориальн\w+ общественн\w+ самоуправлени|старш\w+ по дом|старейшин|домов\w+ комитет",
    ),
    (Audience.EVERYBODY, r"\bжител|избирател|населени|для всех|все желающ|\bвыбор(?:ы|ов)\b"),
    (
        Audience.MUNICIPALITIES,
        r"муниципальн\w+ (?:образовани|служащ|округ|район)|глав\w* (?:город|район|поселени|муниципал)|депутатов местн",
    ),
)
_KINDS = tuple((kind, re.compile(sign)) for kind, sign in KINDS)
_AUDIENCES = tuple((audience, re.compile(sign)) for audience, sign in AUDIENCES)
_PEOPLE = re.compile(
    r"(?<!\d)(\d{1,3}(?:[ \u00a0]\d{3})+|\d+)(?:\s*[–-]\s*(\d+))?\s*(?:человек|чел\b|участник|учащ|школьник|ученик|детей|депутат|член|жител|делегат|представител)"
)


@dataclass(frozen=True)
class Choice:
    """What the filter and the report know of a row beside its words."""

    kind: str
    audience: str
    people: int | None = None


def proposed(item: ParsedItem, known: Any = None) -> Choice:
    """Return what is proposed for a row that was read: what its row in the plan (`known`) has, else a guess by its words."""
    if known is None:
        return Choice(kind_of(item.title), audience_of(item.title, item.participants), people_of(item.participants))
    same = known.participants_text == item.participants
    return Choice(known.kind, known.audience, known.planned_participants if same else people_of(item.participants))


def kind_of(title: str) -> PlanItemKind:
    """Return what sort of work the title names."""
    words = _plain(title)
    return next((kind for kind, sign in _KINDS if sign.search(words)), PlanItemKind.OTHER)


def audience_of(title: str, participants: str) -> Audience:
    """Return whom the row is for, by its title first."""
    for words in (_plain(title), _plain(participants)):
        for audience, sign in _AUDIENCES:
            if sign.search(words):
                return audience
    return Audience.MEMBERS


def people_of(participants: str) -> int | None:
    """Return how many people are expected when the words name exactly one number of them."""
    found = _PEOPLE.findall(participants.lower())
    if len(found) != 1 or found[0][1]:
        return None
    return int(re.sub(r"\D", "", found[0][0])[:7]) or None


def _plain(words: str) -> str:
    return " ".join(words.lower().split())
