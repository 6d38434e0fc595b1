"""What is measured, with the goals that stand over it. Each row is an operation as a person makes it, not a function of ours."""

import io
import re
from collections.abc import Callable
from functools import partial
from itertools import cycle

from django.db import connection
from django.test import Client
from django.urls import reverse
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from bench.data import CRITERIA, JURORS, SCORED, Branch, thousand_facts
from bench.meter import HELLO, Row
from certificates.pdf import LAYOUTS, render, render_many
from certificates.states import CertificateKind
from contests.models import ScoreEntry
from contests.queries.standings import standings_of
from foundation.documents.fonts import SERIF
from foundation.publication import announce

REV = re.compile(rb'name="rev"[^>]*value="([^"]*)"')
LAYOUT = LAYOUTS[CertificateKind.WINNER]
THOUSAND = 1000
KILOBYTE = 1000
# Each turn sends up to five drafts for good: so many must lie ready, with two to warm up and one that is never sent.
SENDINGS = 6
DRAFTS = 5 * SENDINGS + 3
# Seven tenths of its speed.
AS_HELLO = 1.43
ADDRESSES = cycle(f"10.0.{high}.{low}" for high in range(256) for low in range(256))


class Visitor:
    """A browser of one person, whose every answer must be the expected one."""

    def __init__(self, user=None, cookies=""):
        self.client = Client(SERVER_NAME="localhost")
        self.client.cookies.load(cookies)
        if user:
            self.client.force_login(user)

    def get(self, path: str) -> bytes:
        """Open a page, from an address of its own: one address may not check certificates all day."""
        answer = self.client.get(path, REMOTE_ADDR=next(ADDRESSES))
        if answer.status_code != 200:
            raise RuntimeError(f"{path}: {answer.status_code}")
        return answer.content

    def post(self, path: str, answers: dict) -> None:
        """Send a form that must be accepted."""
        answer = self.client.post(path, answers)
        if answer.status_code != 302:
            raise RuntimeError(f"{path}: {answer.status_code}")


def table(branch: Branch) -> list[Row]:
    """Return every row, ready to be measured."""
    hello = partial(Visitor().get, "/hello/")
    return [*_pages(branch, hello), *_application(branch, hello), *_jury(branch, hello), *_papers()]


def _pages(branch, hello) -> list[Row]:
    # A cookie that nobody here knows: his pages are drawn, a stranger's are kept.
    known, stranger = Visitor(cookies="visitor=1"), Visitor()
    drawn = [
        ("Home page", "/", 9, 8),
        ("Plan of the year, 14 rows", branch.plan_path, 9, 8),
        ("News, 20 cards", "/news/", 12, 10),
        ("Contest page", branch.opened.get_absolute_url(), 6, 4),
        ("Check of a certificate", reverse("certificates:certificate_check", args=[branch.code]), 6, 4),
    ]

    def first():
        announce()
        return len(known.get(branch.plan_path))

    pages = [Row(name, page := _page(known, path), hello, HELLO, ms, sql, ready=page) for name, path, ms, sql in drawn]
    kept = _page(stranger, "/")
    return [
        *pages,
        Row("Plan of the year, the first visitor after a publication", first, hello, HELLO, 30, 12),
        Row("A page that is kept whole", kept, hello, HELLO, None, 0, goal_ratio=AS_HELLO, ready=kept),
    ]


def _page(visitor: Visitor, path: str) -> Callable[[], int]:
    return lambda: len(visitor.get(path))


def _application(branch, hello) -> list[Row]:
    applicant = Visitor(branch.applicant)
    *to_send, in_work = branch.drafts
    waiting = iter(to_send)
    words = cycle(("Один субботник.", "Два субботника."))

    def step(draft):
        section = reverse("contests:application_section", args=[draft.code, 1])
        rev = REV.search(applicant.get(section))[1].decode()
        applicant.post(section, {"rev": rev, "question-work": next(words), "question-proud": ""})

    def whole():
        draft = next(waiting)
        step(draft)
        applicant.get(reverse("contests:application_check", args=[draft.code]))
        applicant.post(reverse("contests:application_move", args=[draft.code, "submit"]), {})

    return [
        Row("Application: a step saved (form + POST)", lambda: step(in_work), hello, HELLO, 30),
        Row("Application: step, check, sent with its receipt, of 10,000", whole, hello, HELLO, 60, 40, rounds=SENDINGS),
    ]


def _jury(branch, hello) -> list[Row]:
    juror, secretary = Visitor(branch.juror), Visitor(branch.secretary)
    # A juror saves a sheet once or twice and goes on to the next.
    sheets = cycle(sheet.get_absolute_url() for sheet in branch.sheets)
    criteria = [row.pk for row in branch.sheets[0].application.nomination.criteria.all()]
    marks = cycle(range(11))

    def save():
        address = next(sheets)
        rev = REV.search(juror.get(address))[1].decode()
        given = {f"criterion-{pk}": str(next(marks)) for pk in criteria}
        juror.post(address, {"rev": rev, "remark": ""} | given)

    journal = reverse("office_journal", args=[branch.opened.slug])
    desk, own_marks = (reverse(f"contests:jury_{name}", args=[branch.scoring.slug]) for name in ("desk", "marks"))
    return [
        Row("Jury saves a sheet of 5 marks (form + POST)", save, hello, HELLO, 15, 15),
        Row("Jury's desk, a page of 250 sheets", _page(juror, desk), hello, HELLO, 60, 10),
        Row("A juror's own marks side by side, a page of 250", _page(juror, own_marks), hello, HELLO, 60, 10),
        Row("Secretary's journal, a page of 10,000", _page(secretary, journal), hello, HELLO, 60, 10),
        Row(
            f"Standings: {SCORED} applications × {JURORS} jurors × {CRITERIA} criteria",
            lambda: standings_of(branch.closed) and None,
            _read_marks,
            "the marks, read",
            300,
            6,
            rounds=5,
        ),
    ]


def _read_marks() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT sheet_id, criterion_id, points FROM {ScoreEntry._meta.db_table}")
        cursor.fetchall()


def _papers() -> list[Row]:
    facts = thousand_facts(THOUSAND)
    one = cycle(facts)
    papers = [(LAYOUT, row) for row in facts]
    return [
        Row(
            "One certificate",
            lambda: len(render(LAYOUT, next(one), {})),
            _least_page,
            "one line, PDF",
            goal_ms=5,
            goal_sql=0,
            goal_bytes=50 * KILOBYTE,
        ),
        Row(
            "A certificate of 1,000 in one file",
            lambda: len(render_many(papers, {}, title="Дипломы")),
            _least_page,
            "one line, PDF",
            goal_ms=2,
            goal_sql=3,
            goal_bytes=4 * KILOBYTE,
            each=THOUSAND,
            rounds=3,
        ),
    ]


def _least_page() -> int:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=landscape(A4), invariant=1, pageCompression=1, initialFontName=SERIF)
    canvas.drawString(72, 72, "Диплом")
    canvas.showPage()
    canvas.save()
    return len(out.getvalue())
