"""Doors of a school coordinator: his entries, the desk of one of them, a pupil, the papers of his consents."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.models import School
from foundation.documents.spreadsheet import render_xlsx
from foundation.forms import HouseForm
from foundation.importing.template import XLSX
from foundation.views import DetailPage, DownloadPage, FormPage, ListPage, MovePage, first_or_404
from olympiad import documents
from olympiad.actions.consent import prepare_all_consents, prepare_consents, upload_consent
from olympiad.actions.entry import open_entry, revise_entry, submit_entry
from olympiad.actions.participant import enter_pupil, revise_participant
from olympiad.forms.participant import ContactForm, PupilForm, WithdrawForm
from olympiad.models import OlympiadParticipant, SchoolEntry, Stage
from olympiad.queries import desk
from olympiad.queries.consents import papers_about, standings_of
from olympiad.queries.exports import entry_sheet
from olympiad.queries.participant import answers_of
from olympiad.workflow import ParticipantWorkflow
from privacy.actions.access import note_access
from privacy.documents import blank_of, render_blank, render_blanks
from privacy.forms.paper import SheetForm
from privacy.states import AccessAct, PaperState


class EntryList(ListPage):
    """His schools at every stage, and the stages that they can still join."""

    model = SchoolEntry
    permission = "olympiad.list_own_entries"
    template_name = "olympiad/entry_list.html"

    def get_queryset(self):
        return desk.entries_of(self.request.user)

    def get_context_data(self, **kwargs):
        openings = desk.openings_for(self.request.user, at=timezone.now())
        return super().get_context_data(openings=openings, **kwargs)


class EntryOpen(FormPage):
    """The desk of one school at one stage is opened, after a question."""

    model = School
    permission = "olympiad.open_entry"
    address = "school"
    form_class = HouseForm
    template_name = "olympiad/entry_open.html"
    done = _("Заявка школы открыта. Теперь впишите учеников.")

    def find(self):
        """Return the school, if it is one that this person knows. Raises Http404."""
        return get_object_or_404(self.visible(), code=self.kwargs["school"])

    @property
    def stage(self):
        """The stage that the address names. Raises Http404."""
        return get_object_or_404(Stage.objects.visible_to(self.request.user), code=self.kwargs["stage"])

    def perform(self):
        return open_entry(self.stage, by=self.request.user, school=self.object)

    def get_context_data(self, **kwargs):
        return super().get_context_data(stage=self.stage, school=self.object, **kwargs)


class EntryDoor:
    """An entry of his own school; anybody else's is 404."""

    model = SchoolEntry
    permission = "olympiad.change_entry"
    context_object_name: str | None = "entry"

    def visible(self):
        """Return the entries with their stages and schools."""
        return desk.entries_of(self.request.user)


class EntryDetail(EntryDoor, DetailPage):
    """The desk: terms, what is missing, every pupil with his state and his consents."""

    permission = "olympiad.view_entry"
    template_name = "olympiad/entry.html"

    def get_context_data(self, **kwargs):
        chosen, found = self.request.GET.get("show", ""), desk.entry_desk(self.object)
        stage = self.object.stage
        return super().get_context_data(
            desk=found,
            rows=found.shown(chosen),
            filters=desk.filters_of(found, chosen),
            is_open=stage.registration_is_open(),
            stage=stage,
            **kwargs,
        )


class EntryContact(EntryDoor, FormPage):
    """Who answers for the olympiad in the school."""

    form_class = ContactForm
    verb = staticmethod(revise_entry)
    template_name = "olympiad/entry_contact.html"
    done = _("Сохранено.")

    def get_initial(self):
        return {name: getattr(self.object, name) for name in ("contact_name", "contact_phone")}


class EntrySend(EntryDoor, FormPage):
    """Everything that is ready goes to the organiser, after a question."""

    permission = "olympiad.enter_pupil"
    form_class = HouseForm
    template_name = "olympiad/entry_send.html"

    def get_context_data(self, **kwargs):
        drafts = desk.entry_desk(self.object).shown("draft")
        checked = [(row, ParticipantWorkflow.submit.reasons(self._whole(row.participant))) for row in drafts]
        ready = sum(not reasons for _row, reasons in checked)
        return super().get_context_data(drafts=checked, ready=ready, stage=self.object.stage, **kwargs)

    def _whole(self, participant):
        participant.stage = self.object.stage
        return participant

    def perform(self):
        """Send; whoever stays is shown on the desk with his reason."""
        sending = submit_entry(self.object, by=self.request.user)
        self.done = _("Заявлено: %(sent)d, осталось черновиков: %(left)d.") % {
            "sent": sending.sent,
            "left": len(sending.left),
        }
        return self.object


class ConsentsPrepare(EntryDoor, FormPage):
    """Blanks for every pupil who has none yet."""

    permission = "olympiad.collect_consents"
    form_class = HouseForm
    template_name = "olympiad/consents_prepare.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(desk=desk.entry_desk(self.object), **kwargs)

    def perform(self):
        number = prepare_all_consents(self.object, by=self.request.user)
        self.done = _("Новых бланков: %(number)d. Распечатайте их и дайте подписать.") % {"number": number}
        return self.object


class ConsentBlanks(EntryDoor, DownloadPage):
    """All blanks of the school that wait for a signature, in one file to print."""

    permission = "olympiad.collect_consents"
    inline = True

    def file(self):
        """Draw the blanks in the order of the list."""
        people = list(desk.participants_of(self.object).live())
        order = {row.consent_subject: place for place, row in enumerate(people)}
        waiting = papers_about(order).filter(state__in=[PaperState.AWAITED, PaperState.REJECTED])
        papers = sorted(first_or_404(waiting) and waiting, key=lambda paper: (order[paper.about], paper.pk))
        note_access(
            AccessAct.EXPORT, by=self.request.user, about=f"olympiad.SchoolEntry:{self.object.code}",
            what=str(_("Бланки согласий")), rows=len(papers),
        )  # fmt: skip
        return render_blanks([blank_of(paper) for paper in papers]), "blanks.pdf", "application/pdf"


class EntryExport(EntryDoor, DownloadPage):
    """The pupils of the school for Excel."""

    permission = "olympiad.export_entry"
    needs_proof = True

    def file(self):
        """Write the workbook and who took it."""
        sheet = entry_sheet(self.object, by=self.request.user, at=timezone.now())
        note_access(
            AccessAct.EXPORT, by=self.request.user, about=f"olympiad.SchoolEntry:{self.object.code}",
            what=str(_("Список учеников школы")), rows=len(sheet.rows),
        )  # fmt: skip
        return render_xlsx(sheet), f"pupils-{self.object.code}.xlsx", XLSX


class EntryListPaper(EntryExport):
    """The same list to print and sign."""

    def file(self):
        """Draw the list and write who took it."""
        sheet = entry_sheet(self.object, by=self.request.user, at=timezone.now())
        note_access(
            AccessAct.EXPORT, by=self.request.user, about=f"olympiad.SchoolEntry:{self.object.code}",
            what=str(_("Заявка школы на бумаге")), rows=len(sheet.rows),
        )  # fmt: skip
        return (
            documents.render_entry(documents.entry_paper(self.object, sheet)),
            f"entry-{self.object.code}.pdf",
            "application/pdf",
        )


class PupilEnter(EntryDoor, FormPage):
    """One pupil more."""

    permission = "olympiad.enter_pupil"
    form_class = PupilForm
    verb = staticmethod(enter_pupil)
    template_name = "olympiad/pupil_form.html"
    done = _("Ученик внесён в черновик. Когда список готов, отправьте его.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"grades": self.object.stage.edition.rules.grades}

    def get_success_url(self):
        return reverse("olympiad:entry", kwargs={"code": self.kwargs["code"]})


class ParticipantDoor:
    """A participant of his own school, so long as he is its coordinator; the organiser has a card in the office."""

    model = OlympiadParticipant
    permission = "olympiad.view_participant"
    context_object_name: str | None = "participant"

    def visible(self):
        """Return the participants with their pupils, stages and schools."""
        return desk.pupils_of(self.request.user).with_disputes()


class ParticipantDetail(ParticipantDoor, DetailPage):
    """One pupil: what stands about him, his consents, what may be done now."""

    workflow = ParticipantWorkflow
    template_name = "olympiad/participant.html"

    def get_context_data(self, **kwargs):
        who = self.object
        return super().get_context_data(
            entry=desk.entry_of(who), consents=standings_of([who])[who.code], doubt=desk.label_of(who), **kwargs
        )


class ParticipantEdit(ParticipantDoor, FormPage):
    """What stands about a pupil, corrected by his school."""

    permission = "olympiad.change_participant"
    form_class: type[HouseForm] = PupilForm
    verb = staticmethod(revise_participant)
    template_name = "olympiad/pupil_form.html"
    done = _("Исправления сохранены.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"grades": self.object.stage.edition.rules.grades}

    def get_initial(self):
        return answers_of(self.object)


class ParticipantMove(ParticipantDoor, MovePage):
    """Send, withdraw."""

    workflow = ParticipantWorkflow
    forms = {"withdraw": WithdrawForm}


class ParticipantConsents(ParticipantDoor, FormPage):
    """Blanks of one pupil, after a question."""

    permission = "olympiad.collect_consents"
    form_class = HouseForm
    template_name = "olympiad/participant_consents.html"
    done = _("Бланки готовы. Распечатайте и дайте подписать.")

    def perform(self):
        prepare_consents(self.object, by=self.request.user)
        return self.object


class PupilPaper(ParticipantDoor):
    """A paper of a participant's consents."""

    permission = "olympiad.collect_consents"

    @property
    def paper(self):
        """The paper that the address names. Raises Http404."""
        return get_object_or_404(papers_about([self.object.consent_subject]), code=self.kwargs["paper"])


class PupilBlank(PupilPaper, DownloadPage):
    """The blank with the names filled in."""

    inline = True

    def file(self):
        """Draw the blank."""
        return render_blank(blank_of(self.paper)), f"blank-{self.paper.code}.pdf", "application/pdf"


class PupilSheet(PupilPaper, DownloadPage):
    """The signed sheet, as it was sent."""

    def file(self):
        """Return the kept file and write who took it."""
        paper = first_or_404([row for row in [self.paper] if row.file])
        note_access(AccessAct.DOWNLOAD, by=self.request.user, about=paper.about, what=str(paper))
        return paper.file, paper.name, paper.content_type


class SheetUpload(PupilPaper, FormPage):
    """The signed sheet of one consent."""

    form_class = SheetForm
    template_name = "olympiad/sheet_upload.html"
    done = _("Бланк отправлен на проверку.")

    def get_context_data(self, **kwargs):
        return super().get_context_data(paper=self.paper, **kwargs)

    def perform(self, *, upload):
        upload_consent(self.paper, by=self.request.user, participant=self.object, upload=upload)
        return self.object
