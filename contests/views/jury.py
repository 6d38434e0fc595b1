"""Doors of a juror: his juries, his desk, one sheet. The rows he may know of come from his own seat alone."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from contests.actions.score import hand_in_sheet, save_sheet
from contests.forms.score import ConflictForm, ScoreForm
from contests.models import ContestEdition, ScoreSheet
from contests.queries.jury_desk import desk, desk_rows, juries_of, next_open_sheet, sheets_of
from contests.queries.sheets import (
    juries_with_progress,
    mark_tables,
    marked_sheets_of,
    marks_of,
    own_sheet,
    own_sheet_to_show,
    seat_of,
    sheet_page,
)
from contests.states import EditionState, SheetState
from contests.workflow import SheetWorkflow
from foundation.errors import Refusal
from foundation.paging import page_of
from foundation.views import DetailPage, FormPage, ListPage, MovePage, first_or_404
from privacy.actions.access import note_access
from privacy.states import AccessAct

AFTER_SCORING = (EditionState.SCORING_CLOSED, EditionState.PROTOCOL_SIGNED, EditionState.PUBLISHED)
# What the desk may be narrowed to; the word stands in the address.
SHOWN = {"": tuple(SheetState), "open": (SheetState.OPEN,), "submitted": (SheetState.SUBMITTED, SheetState.EXCUSED)}


class JuryList(ListPage):
    """The contests where I sit in the jury."""

    permission = "contests.open_jury_desk"
    template_name = "contests/jury_list.html"

    def get_queryset(self):
        return juries_with_progress(self.request.user)


class JuryRoom:
    """What all pages of one jury share: they exist for its members only."""

    model = ContestEdition
    address = "slug"
    context_object_name: str | None = "edition"
    tab = "desk"

    def visible(self):
        """Contests where this person sits in the jury and the scoring has begun."""
        return juries_of(self.request.user)

    def get_context_data(self, **kwargs):
        tabs = tabs_of(self.request.user, self.object, self.tab)
        return super().get_context_data(tabs=tabs, frame="contests/jury_room.html", **kwargs)


def tabs_of(user, edition, current) -> list[dict]:
    """Return the pages of a jury that this member may open: more of them for the chair, more after the scoring."""
    seat = seat_of(user, edition)
    links = [*_links_of(seat, edition), *_protocol_link(seat, edition)]
    return [{"label": label, "url": url, "current": tab == current} for tab, label, url in links]


def _links_of(seat, edition):
    yield "desk", _("Мои листы"), reverse("contests:jury_desk", args=[edition.slug])
    yield "marks", _("Мои оценки"), reverse("contests:jury_marks", args=[edition.slug])
    if seat and seat.is_chair:
        yield "progress", _("Ход оценки"), reverse("contests:jury_progress", args=[edition.slug])
        if edition.state in AFTER_SCORING:
            yield "standings", _("Результаты"), reverse("contests:jury_standings", args=[edition.slug])
            yield "insight", _("Подсказки"), reverse("contests:jury_insight", args=[edition.slug])


def _protocol_link(seat, edition):
    protocol = getattr(edition, "protocol", None) if edition.state in AFTER_SCORING else None
    if protocol and seat and (seat.is_chair or protocol.signed_at):
        yield "protocol", _("Протокол"), reverse("contests:protocol", args=[protocol.code])


class JuryDesk(JuryRoom, DetailPage):
    """My sheets in my own order, thirty to a page, and what is left."""

    permission = "contests.open_jury_desk"
    template_name = "contests/jury_desk.html"

    def get_context_data(self, **kwargs):
        own = desk(self.request.user, self.object)
        show = self.request.GET.get("show", "")
        wanted = sheets_of(self.request.user, self.object).filter(state__in=SHOWN.get(show, SHOWN[""]))
        page = page_of(wanted, self.request)
        is_open = self.object.state == EditionState.SCORING
        return super().get_context_data(
            desk=own,
            page=page,
            rows=desk_rows(page.object_list),
            filters=_filters(own, show),
            is_open=is_open,
            **kwargs,
        )


def _filters(own, show) -> list[dict]:
    labels = {"": _("Все"), "open": _("Не сданы"), "submitted": _("Сданы")}
    counts = {name: sum(own.counts.get(state, 0) for state in states) for name, states in SHOWN.items()}
    return [
        {"label": label, "url": f"?show={name}" if name else "?", "current": name == show, "count": counts[name]}
        for name, label in labels.items()
    ]


class JuryMarks(JuryRoom, DetailPage):
    """My own marks side by side, by nominations and numbers, thirty applications to a page."""

    permission = "contests.open_jury_desk"
    template_name = "contests/jury_marks.html"
    tab = "marks"

    def get_context_data(self, **kwargs):
        page = page_of(marked_sheets_of(self.request.user, self.object), self.request)
        return super().get_context_data(page=page, tables=mark_tables(page.object_list), **kwargs)


class OwnSheet:
    """What the doors of one sheet share: it is mine, I did not step aside, its application is still in the contest."""

    model = ScoreSheet
    permission = "contests.score_sheet"
    context_object_name: str | None = "sheet"

    def find(self):
        """Return a sheet of this juror; anybody else's do not exist for him. Who sends marks is shown nothing."""
        read = own_sheet if self.request.method == "POST" else own_sheet_to_show
        return first_or_404(read(user=self.request.user.pk, code=self.kwargs["code"]))

    @property
    def desk_url(self):
        """The desk that the sheet lies on."""
        return reverse("contests:jury_desk", args=[self.object.application.edition.slug])


class ScoreSheetPage(OwnSheet, FormPage):
    """The application on one side, criteria and marks on the other. Saved by itself; every button saves first."""

    form_class = ScoreForm
    template_name = "contests/score_sheet.html"

    @property
    def done(self):
        """What is said after saving."""
        return SheetWorkflow.submit.past if "hand_in" in self.request.POST else _("Оценки сохранены.")

    def perform(self, **shown):
        """Save the marks; the button «Сдать лист» hands the sheet in as well."""
        verb = hand_in_sheet if "hand_in" in self.request.POST else save_sheet
        return verb(self.object, by=self.request.user, **shown)

    def saved(self):
        """Return what the next save of this window must follow."""
        return {"rev": marks_of(self.object).revision}

    @property
    def is_open(self):
        """Whether marks can be changed now."""
        return self.object.state == SheetState.OPEN and self.object.application.edition.state == EditionState.SCORING

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"criteria": self.object.criteria, "is_open": self.is_open}

    @cached_property
    def marks(self):
        """What stood on the sheet when the request came."""
        return marks_of(self.object)

    def get_initial(self):
        # An open form that was sent says everything itself; a closed one answers with what is on the sheet.
        if self.request.method == "POST" and self.is_open:
            return {}
        return ScoreForm.initial_of(self.object, self.marks)

    def get_context_data(self, **kwargs):
        """Add the application; to who has a conflict of interest it is not even shown."""
        context = super().get_context_data(desk_url=self.desk_url, is_open=self.is_open, **kwargs)
        try:
            page = sheet_page(self.object, self.marks)
        except Refusal as refusal:
            return context | {"refusal": refusal.reason}
        self.note()
        files = [paper.as_file() | {"note": paper.slot.label} for paper in page.papers]
        return context | {"page": page, "files": files}

    def note(self):
        """Write into the journal whose application was read."""
        seen, by = self.object.application, self.request.user
        facts = {"about": seen.consent_subject, "what": str(seen), "role": str(Role.JUROR.label)}
        note_access(AccessAct.VIEW, by=by, subject=seen.applicant, **facts)

    def get_success_url(self):
        """Stay, or go on to the next sheet that waits, or return to the desk when none does."""
        if not {"next", "hand_in"} & self.request.POST.keys():
            return self.object.get_absolute_url()
        following = next_open_sheet(self.object)
        return following.get_absolute_url() if following else self.desk_url


class ScoreSheetMove(OwnSheet, MovePage):
    """Hand a sheet in from the desk, or step aside because of a conflict of interest."""

    workflow = SheetWorkflow
    forms = {"recuse": ConflictForm}

    @cached_property
    def move(self):
        """The two moves of the juror himself; the others are the chair's. Raises Http404."""
        if self.kwargs["move"] not in {"submit", "recuse"}:
            raise Http404
        return super().move

    def get_success_url(self):
        return self.desk_url
