"""Doors of the marking of one stage: an overview with its moves, people, tasks, works that come in. By codes, without names."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from foundation.forms import HouseForm
from foundation.permissions import allows
from foundation.russian.plurals import count
from foundation.views import DetailPage, FormPage, ListPage, MovePage
from olympiad.actions.commission import appoint_member, open_marking, revoke_member, set_tasks
from olympiad.actions.works import ask_decoding, receive_works
from olympiad.forms.marking import AmendForm, MemberForm, ProtocolForm, ReceiveForm, SnapshotForm, TasksForm
from olympiad.models import CommissionMember, Stage, StageMarking
from olympiad.queries.overview import markings_for, overview_of
from olympiad.states import MarkingState
from olympiad.workflow import MarkingWorkflow

# Page, words, permission.
TABS = (
    ("marking", _("Обзор"), "olympiad.view_marking"),
    ("marking_grid", _("Мои работы"), "olympiad.mark_works"),
    ("marking_people", _("Комиссии"), "olympiad.run_marking"),
    ("marking_tasks", _("Задания"), "olympiad.run_marking"),
    ("marking_works", _("Приём работ"), "olympiad.receive_works"),
    ("marking_progress", _("Ход проверки"), "olympiad.view_progress"),
    ("marking_standings", _("Результаты"), "olympiad.view_standings"),
    ("marking_appeals", _("Апелляции"), "olympiad.list_appeals"),
    ("marking_certificates", _("Дипломы"), "olympiad.issue_certificates"),
)


class MarkingList(ListPage):
    """The stages whose works I handle; for the secretary those too whose marking has not begun."""

    permission = "olympiad.list_markings"
    template_name = "olympiad/marking_list.html"

    def get_queryset(self):
        return markings_for(self.request.user)


class MarkingOpen(FormPage):
    """Begin to prepare the marking of a stage."""

    model = Stage
    address = "stage"
    permission = "olympiad.run_marking"
    form_class = HouseForm
    template_name = "olympiad/marking_open.html"
    done = _("Проверка работ открыта. Назначьте комиссии и внесите задания.")

    def find(self):
        return get_object_or_404(self.visible().select_related("edition__olympiad"), code=self.kwargs["stage"])

    def perform(self):
        """Make the row of the marking, or find it."""
        return open_marking(self.object, by=self.request.user)


class MarkingRoom:
    """What all pages of one marking share."""

    model = StageMarking
    permission = "olympiad.view_marking"
    context_object_name: str | None = "marking"
    tab = "marking"

    def visible(self):
        """Markings in which this person has a part."""
        return StageMarking.objects.visible_to(self.request.user).select_related(
            "stage__edition__rules", "stage__edition__olympiad", "decoding_asked_by"
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(tabs=tabs_of(self.request.user, self.object, self.tab), **kwargs)

    def page(self, name):
        """Return the address of a page of this marking."""
        return reverse(f"olympiad:{name}", args=[self.object.code])


def tabs_of(user, marking, current) -> list[dict]:
    """Return the pages of a marking that this person may open."""
    return [
        {"label": label, "url": reverse(f"olympiad:{name}", args=[marking.code]), "current": name == current}
        for name, label, permission in TABS
        if allows(user, permission, marking)
    ]


class MarkingDetail(MarkingRoom, DetailPage):
    """Where the marking stands, what is missing, and the moves."""

    workflow = MarkingWorkflow
    template_name = "olympiad/marking.html"

    def get_context_data(self, **kwargs):
        may_ask = self.object.state == MarkingState.LOCKED and allows(
            self.request.user, "olympiad.decode_works", self.object
        )
        return super().get_context_data(overview=overview_of(self.object), may_ask=may_ask, **kwargs)


class MarkingMove(MarkingRoom, MovePage):
    """A move of the marking, after its question."""

    workflow = MarkingWorkflow
    forms = {"lock": ProtocolForm, "publish_preliminary": SnapshotForm, "finalise": SnapshotForm, "amend": AmendForm}


class DecodingAsk(MarkingRoom, FormPage):
    """Propose to decode: the first of two."""

    permission = "olympiad.decode_works"
    form_class = HouseForm
    verb = staticmethod(ask_decoding)
    template_name = "olympiad/decoding_ask.html"
    done = _("Предложено. Теперь подтверждает другой человек.")


class MarkingPeople(MarkingRoom, FormPage):
    """Who does what; the form appoints one more."""

    permission = "olympiad.run_marking"
    form_class = MemberForm
    template_name = "olympiad/marking_people.html"
    tab = "marking_people"
    done = _("Назначено.")

    def get_context_data(self, **kwargs):
        members = self.object.members.active().select_related("user", "school")
        return super().get_context_data(members=members, **kwargs)

    def perform(self, **answers):
        """Appoint; the page stays the marking's."""
        appoint_member(self.object, by=self.request.user, **answers)
        return self.object

    def get_success_url(self):
        return self.page("marking_people")


class MemberRevoke(MarkingRoom, FormPage):
    """Take a person out of a commission, after a question."""

    permission = "olympiad.run_marking"
    form_class = HouseForm
    template_name = "olympiad/member_revoke.html"
    tab = "marking_people"
    done = _("Член комиссии выведен из состава.")

    @property
    def member(self):
        """The seat that the address names. Raises Http404."""
        return get_object_or_404(CommissionMember.objects.active(), marking=self.object, pk=self.kwargs["seat"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(member=self.member, **kwargs)

    def perform(self):
        """End the powers; the page stays the marking's."""
        revoke_member(self.member, by=self.request.user)
        return self.object

    def get_success_url(self):
        return self.page("marking_people")


class MarkingTasks(MarkingRoom, FormPage):
    """The tasks with their scales, as one table."""

    permission = "olympiad.run_marking"
    form_class = TasksForm
    template_name = "olympiad/marking_tasks.html"
    tab = "marking_tasks"
    done = _("Задания записаны.")

    def get_form_kwargs(self):
        tasks, grades = list(self.object.tasks.all()), self.object.stage.edition.rules.grades
        return super().get_form_kwargs() | {"tasks": tasks, "grades": grades}

    def get_context_data(self, **kwargs):
        may_change = self.object.state == MarkingState.PREPARING
        return super().get_context_data(may_change=may_change, tasks=self.object.tasks.all(), **kwargs)

    def perform(self, **answers):
        """Write the tasks; the page stays the marking's."""
        set_tasks(self.object, by=self.request.user, **answers)
        return self.object

    def get_success_url(self):
        return self.page("marking_tasks")


class MarkingWorks(MarkingRoom, FormPage):
    """Works come in by their codes."""

    permission = "olympiad.receive_works"
    form_class = ReceiveForm
    template_name = "olympiad/marking_works.html"
    tab = "marking_works"

    def get_context_data(self, **kwargs):
        works = self.object.works.order_by("-received_at", "value")
        return super().get_context_data(works=works[:60], total=works.live().count(), **kwargs)

    def perform(self, **answers):
        """Receive them and say what was not understood; the page stays the marking's."""
        reception = receive_works(self.object, by=self.request.user, **answers)
        for fault in reception.faults:
            messages.warning(self.request, fault)
        if reception.known:
            messages.info(self.request, _("Уже приняты: %(list)s.") % {"list": ", ".join(reception.known)})
        self.done = _("Принято: %(count)s.") % {"count": count(len(reception.received), "работа", "работы", "работ")}
        return self.object

    def get_success_url(self):
        return self.page("marking_works")
