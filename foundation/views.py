"""The doors. Each names its key; none knows the ORM, the business or a second way to refuse."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.views.generic import DetailView, FormView, ListView, TemplateView, View

from foundation.errors import Outdated, Refusal
from foundation.forms import HouseForm
from foundation.paging import PER_PAGE, HousePaginator
from foundation.permissions import allows
from foundation.uploads.serving import private_response, public_response
from foundation.workflow import Workflow


class Door:
    """A view of ours: `permission` from a rules table, or `public = True`. Invisible is 404, visible but not allowed is 403."""

    permission = ""
    public = False
    # Whoever comes shows again who he is: before an export, a change of roles, whatever cannot be taken back.
    needs_proof = False
    # A model class or None. Django types it for a list and for one object in two ways that no class can join.
    model: Any = None
    address = "code"
    context_object_name: str | None = None
    object = None

    def dispatch(self, request, *args, **kwargs):
        """Open the door, or answer with the sign-in page, 404 or 403."""
        if not self.public and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        self.object = self.find()
        if not self.public and not self.lets_in(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def lets_in(self, user) -> bool:
        """Tell whether this person may do what the door is for."""
        return allows(user, self.permission, self.object)

    @classmethod
    def asks_for_proof(cls, **_kwargs) -> bool:
        """Tell whether the address with these parts opens only to whoever has just shown who he is."""
        return cls.needs_proof

    def visible(self):
        """Return the rows of `model` that this visitor may know of."""
        return self.model.objects.visible_to(self.request.user)

    def find(self):
        """Return the object that the address names, or None for a door without one. Raises Http404."""
        if self.model is None or self.address not in self.kwargs:
            return None
        return get_object_or_404(self.visible(), **{self.address: self.kwargs[self.address]})

    def get_object(self, queryset=None):
        """Return what `find` found: the generic views of Django ask for it again."""
        return self.object


def first_or_404(rows):
    """Return the first of the rows that were found for a visitor. Raises Http404 where there is none."""
    if not rows:
        raise Http404
    return rows[0]


class PlainPage(Door, TemplateView):
    """A page whose context is made by `get_context_data` from queries."""


class ListPage(Door, ListView):
    """A list, thirty rows a page; `get_queryset` returns one from queries."""

    paginate_by = PER_PAGE
    paginator_class = HousePaginator

    def get_queryset(self):
        """Return the rows of the list."""
        return self.visible()


class DetailPage(Door, DetailView):
    """One object; with `workflow` set, `offers` in the context are its buttons."""

    workflow: type[Workflow] | None = None

    def moves_url(self) -> str:
        """Return the address under which the moves of the object are made: this page's own, unless told."""
        return self.request.path

    def get_context_data(self, **kwargs):
        if self.workflow:
            kwargs["offers"] = self.workflow.offers(self.request.user, self.object, base_url=self.moves_url())
        return super().get_context_data(**kwargs)


class FormPage(Door, FormView):
    """A form whose cleaned answers go to one verb by keyword; what the verb refuses is shown in the form."""

    verb: Callable[..., Any] | None = None
    done: str | Promise = ""

    @property
    def autosaves(self):
        """Whether static/js/autosave.js asks: it wants a few words, not a page."""
        return "X-Autosave" in self.request.headers

    def get_context_data(self, **kwargs):
        kwargs["object"] = self.object
        if self.context_object_name:
            kwargs[self.context_object_name] = self.object
        return super().get_context_data(**kwargs)

    def perform(self, **answers):
        """Call the verb: with the object first where the door has one."""
        subject = [] if self.object is None else [self.object]
        return self.verb(*subject, by=self.request.user, **answers)

    def form_valid(self, form):
        """Run the verb; a refusal or a fault it found returns the form with everything typed."""
        try:
            self.object = self.perform(**form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, refusal.reason)
            return self.form_invalid(form, status=409 if isinstance(refusal, Outdated) else 422)
        except ValidationError as error:
            form.take(error)
            return self.form_invalid(form)
        if self.autosaves:
            return JsonResponse({"saved_at": f"{timezone.localtime():%H:%M}", **self.saved()})
        messages.success(self.request, self.done)
        return redirect(self.get_success_url())

    def form_invalid(self, form, status=422):
        """Return the form with its errors: nothing was written."""
        if self.autosaves:
            words = " ".join(error for errors in form.errors.values() for error in errors)
            return JsonResponse({"message": words}, status=status)
        return self.render_to_response(self.get_context_data(form=form), status=status)

    def saved(self) -> dict:
        """Return what the script must know after saving, e.g. the new revision of the row."""
        return {}

    def get_success_url(self):
        """Return where to go next: the object's own page unless the door says otherwise."""
        return self.success_url or self.object.get_absolute_url()


class MovePage(Door, FormView):
    """POST makes the move named in the address. GET asks first: for what the move needs, or only "are you sure"."""

    workflow: type[Workflow]
    forms: dict[str, type[HouseForm]] = {}
    template_name = "move.html"

    @classmethod
    def asks_for_proof(cls, **kwargs) -> bool:
        """Tell whether the move in the address is one of those."""
        move = cls.workflow.moves.get(kwargs.get("move", ""))
        return cls.needs_proof or bool(move and move.needs_proof)

    def lets_in(self, user) -> bool:
        """Ask the right of the move too, before its question is shown: nobody fills in what he may not send."""
        return super().lets_in(user) and allows(user, self.move.permission, self.object)

    @property
    def move(self):
        """The row of the table that the address names. Raises Http404."""
        try:
            return self.workflow.moves[self.kwargs["move"]]
        except KeyError as unknown:
            raise Http404 from unknown

    def get_form_class(self):
        """Return the form that this move asks for; most ask nothing."""
        return self.forms.get(self.move.name, HouseForm)

    def get_context_data(self, **kwargs):
        reasons = self.move.reasons(self.object)
        return super().get_context_data(move=self.move, reasons=reasons, object=self.object, **kwargs)

    def form_valid(self, form):
        """Make the move and go to the object, or say why not; a fault in the answers returns the form as typed."""
        try:
            self.object = self.move.run(self.object, by=self.request.user, **form.cleaned_data)
        except Refusal as refusal:
            messages.error(self.request, refusal.reason)
        except ValidationError as error:
            form.take(error)
            return self.form_invalid(form)
        else:
            messages.success(self.request, self.move.past)
        return redirect(self.get_success_url())

    def get_success_url(self):
        """Return where to go next: up from `<object>/<move>/` to the object."""
        return self.request.path.removesuffix(f"{self.move.name}/")


class DownloadPage(Door, View):
    """A private file or a document made on demand; `file` returns (bytes or field file, name, content type)."""

    inline = False

    def get(self, request, *args, **kwargs):
        """Answer with the file, never to be shown inside our pages, sniffed or cached."""
        content, name, content_type = self.file()
        return private_response(content, name=name, content_type=content_type, inline=self.inline)


class PublicFile(Door, View):
    """A file for everybody, made on demand; `file` returns (bytes, name, content type)."""

    public = True

    def get(self, request, *args, **kwargs):
        """Answer with the file, or say that the copy which the visitor has is still the same."""
        content, name, content_type = self.file()
        return public_response(request, content, name=name, content_type=content_type)
