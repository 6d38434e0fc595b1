"""What the applicant and the secretary need: what is missing, what happened, the receipt, the journal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from django.db.models import CharField, Count, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from contests.models import Application, ApplicationVersion, Attachment, ContestEdition, Question
from contests.states import ApplicationState, EditionState, SubmittedAs
from foundation.prepared import prepared
from foundation.russian.dates import date_words
from privacy.states import ConsentKind


@dataclass(frozen=True)
class Item:
    """One thing that an application asks for. `kind` is question, paper or consent; `anchor` is where it is filled in."""

    label: str
    kind: str
    done: bool
    anchor: str
    required: bool = True


@dataclass(frozen=True)
class Step:
    """One step of the application's way. `state` is done, now or next."""

    label: str
    state: str
    at: datetime | None = None
    when: str = ""
    note: str = ""


@dataclass(frozen=True)
class AnsweredSection:
    """A section of the form with its answers: (question, answer), the unanswered ones left out."""

    title: str
    answers: list[tuple[str, str]]


@dataclass(frozen=True)
class SentPaper:
    """A paper as it was sent."""

    slot: str
    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Receipt:
    """What was received, as the frozen version tells it: the words of the receipt on paper."""

    number: str
    contest: str
    nomination: str
    applicant: str
    organization: str
    received_at: datetime
    sent_at: datetime
    version: int
    in_grace: bool
    sha256: str
    on_paper: bool = False
    sections: list[AnsweredSection] = field(default_factory=list)
    papers: list[SentPaper] = field(default_factory=list)


def completeness(application: Application) -> list[Item]:
    """Return everything that the application asks for, in the order of the form, with what is done. Four queries at most."""
    nomination = application.nomination.with_read("questions", "slots")
    filled = {paper.slot_id for paper in application.papers}
    items = [
        Item(
            question.label,
            "question",
            bool(str(application.answers.get(question.key) or "").strip()),
            f"question-{question.key}",
            question.needs_answer,
        )
        for question in nomination.questions.all()
        if question.is_answerable(application.answers)
    ]
    items += [
        Item(slot.label, "paper", slot.pk in filled, f"slot-{slot.key}", slot.is_required)
        for slot in nomination.slots.all()
    ]
    agreed = ConsentKind.PROCESSING in application.agreed
    return [*items, Item(_("Согласие на обработку персональных данных"), "consent", agreed, "consent")]


def missing(items: list[Item]) -> list[Item]:
    """Return the required items that are not done."""
    return [item for item in items if item.required and not item.done]


def conflicting(application: Application, answers: Mapping[str, str], revision: int) -> list[str]:
    """Return the keys of answers that another window changed after `revision`, to something else than in `answers`."""
    later = (key for key, number in application.touched.items() if number > revision and key in answers)
    return sorted(key for key in later if application.answers.get(key, "") != answers[key])


@dataclass(frozen=True)
class Clash:
    """A question that two windows answered differently: what is kept, and what this window says."""

    name: str
    label: str
    theirs: str
    mine: str


@dataclass(frozen=True)
class Clashes:
    """All of them, and the revision that a choice among them goes on from."""

    revision: int
    rows: list[Clash]


def clashes_of(application: Application, questions: Iterable[Question], sent: dict) -> Clashes:
    """Return what clashes of the answers `sent` ({revision, answers}) with the application as it is kept now. One query."""
    kept = Application.objects.get(pk=application.pk)
    keys = conflicting(kept, sent["answers"], sent["revision"])
    rows = [
        Clash(f"question-{row.key}", row.label, kept.answers.get(row.key, ""), sent["answers"][row.key])
        for row in questions
        if row.key in keys
    ]
    return Clashes(kept.revision, rows)


def answered_sections(application: Application, answers: dict | None = None) -> list[AnsweredSection]:
    """Return the answers by sections of the form; of a frozen version when `answers` are given."""
    known = application.answers if answers is None else answers
    asked = application.nomination.with_read("questions").questions.all()
    questions = [(row.section, row.label, known.get(row.key, "")) for row in asked if row.is_asked(known)]
    given = [row for row in questions if row[2]]
    return [
        AnsweredSection(title, [(label, answer) for _title, label, answer in rows])
        for title, rows in groupby(given, key=lambda row: row[0])
    ]


def timeline(application: Application) -> list[Step]:
    """Return the way of an application: received, admitted, scored, results. Dates where they are known; no queries."""
    edition = application.edition
    return [
        _received(application),
        _admission(application),
        _scoring(application, edition),
        _results(application, edition),
    ]


def _received(application):
    if not application.sequence:
        return Step(_("Черновик"), "now", when=_("до отправки"), note=_("Заявка видна только вам."))
    return Step(_("Заявка принята"), "done", at=application.received_at, note=application.number)


def _admission(application):
    label = _("Проверка и допуск")
    match application.state:
        case ApplicationState.DRAFT:
            return Step(label, "next")
        case ApplicationState.SUBMITTED:
            return Step(label, "now", note=_("Секретарь проверяет заявку. От вас ничего не нужно."))
        case ApplicationState.RETURNED:
            return Step(_("Возвращена на доработку"), "now", note=application.decision_reason)
        case ApplicationState.ADMITTED:
            return Step(_("Допущена"), "done")
    return Step(application.get_state_display(), "done", note=application.decision_reason)


def _scoring(application, edition):
    label = _("Оценка жюри")
    if application.state != ApplicationState.ADMITTED or edition.state == EditionState.ANNOUNCED:
        return Step(label, "next")
    if edition.state == EditionState.SCORING:
        return Step(label, "now", note=_("Жюри читает заявки. Баллы станут известны после публикации итогов."))
    return Step(label, "done")


def _results(application, edition):
    label = _("Итоги")
    if edition.state == EditionState.CANCELLED:
        return Step(_("Конкурс отменён"), "now", note=edition.cancellation_reason)
    if application.state != ApplicationState.ADMITTED:
        return Step(label, "next")
    if edition.is_published:
        return Step(_("Итоги опубликованы"), "done", at=edition.published_at)
    due = edition.results_due_on
    stage = "now" if edition.state in {EditionState.SCORING_CLOSED, EditionState.PROTOCOL_SIGNED} else "next"
    return Step(label, stage, when=_("до %(date)s") % {"date": date_words(due)} if due else "")


def applications_of(user):
    """Return a person's own applications, the newest first, with all that a list of them shows."""
    own = Application.objects.filter(applicant=user)
    return own.select_related("edition__contest", "nomination", "organization__municipality").order_by(
        "-created_at", "pk"
    )


@prepared(applicant=IntegerField(), code=CharField())
def own_application(applicant, code):
    """Return a person's own application of this code, one or none, with its nomination."""
    return Application.objects.filter(applicant=applicant, code=code).select_related("nomination")


@prepared(applicant=IntegerField(), code=CharField())
def own_application_to_show(applicant, code):
    """Return the same application with all that its pages show."""
    related = ("edition__contest", "nomination", "organization__municipality", "applicant", "nominee_consent")
    return Application.objects.filter(applicant=applicant, code=code).select_related(*related)


def journal(edition: ContestEdition, *, state: str = "", query: str = ""):
    """Return the secretary's journal of one contest by number: registered applications with their people and papers."""
    rows = edition.applications.submitted()
    if state:
        rows = rows.filter(state=state)
    for word in query.split():
        named = Q(applicant__last_name__icontains=word, submitted_as=SubmittedAs.SELF)
        named |= Q(nominee_last_name__icontains=word) | Q(organization__name__icontains=word)
        rows = rows.filter(named | Q(sequence=int(word)) if word.isdecimal() else named)
    # Counted beside each row that is shown: a join would first group every application of the contest.
    papers = Attachment.objects.present().filter(application=OuterRef("pk")).order_by().values("application")
    counted = rows.annotate(papers=Coalesce(Subquery(papers.annotate(number=Count("pk")).values("number")), 0))
    related = ("edition__contest", "nomination", "applicant", "organization__municipality")
    return counted.select_related(*related).order_by("sequence")


def counts_by_state(edition: ContestEdition) -> dict[str, int]:
    """Return how many applications stand in each state, in the order of the states; drafts are counted, never shown."""
    counted = dict(edition.applications.order_by().values_list("state").annotate(Count("pk")))
    return {state.value: counted.get(state.value, 0) for state in ApplicationState}


def receipt_of(application: Application, version: ApplicationVersion | None = None) -> Receipt | None:
    """Return the receipt of `version`, of the last one unless told; None while nothing was sent."""
    version = version or application.versions.last()
    if version is None or application.received_at is None:
        return None
    edition = application.edition
    return Receipt(
        number=application.number,
        contest=f"{edition.title}, {edition.year}",
        nomination=application.nomination.title,
        applicant=application.participant.get_full_name(),
        organization=f"{application.organization} ({application.organization.municipality})",
        received_at=application.received_at,
        sent_at=version.at,
        version=version.number,
        in_grace=application.in_grace,
        on_paper=application.is_on_paper,
        sha256=version.sha256,
        sections=answered_sections(application, version.answers),
        papers=[SentPaper(row["slot"], row["name"], row["size"], row["sha256"]) for row in version.attachments],
    )
