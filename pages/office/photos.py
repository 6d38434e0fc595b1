"""Photographs from the editor of a page: several files are chosen at once, described one under another, and stand on the page.

Wagtail's chooser takes one file at a time; a report of an event has six.
"""

import base64
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.views.generic.chooser import CreationFormMixin
from wagtail.images.views.chooser import (
    ImageChooseResultsView,
    ImageChooserViewSet,
    ImageChooseView,
    ImageChosenResponseMixin,
)
from wagtail.images.widgets import AdminImageChooser
from wagtail.models import UploadedFile

from foundation.uploads.images import redraw
from foundation.uploads.naming import split_name
from foundation.views import Door
from pages.actions.library import describe_photos, keep_photos
from pages.models import SiteImage
from pages.models.media import PICTURES, library_picture
from pages.office.library import limits

THUMBNAIL = 240


class FilesInput(forms.FileInput):
    """A control for several files."""

    allow_multiple_selected = True


class PhotoFilesForm(forms.Form):
    """The first step: which files."""

    photos = forms.FileField(label=_("Снимки с компьютера"), widget=FilesInput(attrs={"data-office-photos": ""}))

    def __init__(self, *args, multiple=True, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["photos"].widget.attrs |= {"accept": ",".join(f".{kind}" for kind in ("jpeg", *PICTURES.kinds))}
        if multiple:
            self.fields["photos"].widget.attrs["multiple"] = True
        self.fields["photos"].help_text = limits(PICTURES)


class PhotoWordsForm(forms.Form):
    """The second step, for each photograph: what is seen on it."""

    upload = forms.ModelChoiceField(UploadedFile.objects.none(), widget=forms.HiddenInput)
    description = forms.CharField(
        label=_("Что на снимке"),
        max_length=250,
        required=False,
        help_text=_("Для тех, кто его не увидит. Например: жители сажают яблони во дворе"),
    )
    is_decorative = forms.BooleanField(label=_("Только для красоты, описывать нечего"), required=False)

    def __init__(self, *args, uploads, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["upload"].queryset = uploads

    def clean(self):
        said = super().clean()
        if not said.get("description") and not said.get("is_decorative"):
            self.add_error("description", _("Опишите, что на снимке, или отметьте, что он только для красоты."))
        return said


class CreditForm(forms.Form):
    """Who took all of them."""

    credit = forms.CharField(
        label=_("Кто снимал"), max_length=160, required=False, help_text=_("Например: пресс-служба отделения")
    )


PhotoWords = forms.formset_factory(PhotoWordsForm, extra=0)


class PhotoUploadView(Door, CreationFormMixin, ImageChosenResponseMixin, View):
    """Both steps; the script of Wagtail's modal shows whichever comes back."""

    permission = "pages.write_page"
    model = SiteImage
    template_name = "pages/office/photo_upload.html"

    def post(self, request):
        """Take files in, or their descriptions."""
        return self.describe(request) if "words-TOTAL_FORMS" in request.POST else self.keep(request)

    def keep(self, request):
        """Take the files in that are pictures, and ask for words about them; say which are not."""
        pictures, refused = [], []
        for sent in request.FILES.getlist("photos"):
            try:
                pictures.append(library_picture(sent))
            except ValidationError as error:
                refused.append(f"{sent.name}: {' '.join(error.messages)}")
        waiting = keep_photos(pictures, by=request.user)
        words = self.words(initial=[{"upload": upload.pk} for upload in waiting]) if waiting else None
        return self.ask(words=words, credit=CreditForm(), refused=refused)

    def describe(self, request):
        """Make pictures of what was described, and hand them to the page."""
        words, credit = self.words(request.POST), CreditForm(request.POST)
        if not (words.is_valid() and credit.is_valid()):
            return self.ask(words=words, credit=credit)
        described = [(said.pop("upload"), said) for said in (dict(form.cleaned_data) for form in words)]
        images = describe_photos(described, by=request.user, **credit.cleaned_data)
        if request.GET.get("multiple"):
            return self.get_multiple_chosen_response(images)
        return self.get_chosen_response(images[0])

    def words(self, data=None, **kwargs):
        """Return the forms of the second step; a person describes only what he has uploaded."""
        mine = UploadedFile.objects.filter(uploaded_by_user=self.request.user)
        return PhotoWords(data, prefix="words", form_kwargs={"uploads": mine}, **kwargs)

    def ask(self, **facts):
        """Return the step as the modal expects it."""
        context = {"view": self, "create_action_url": self.get_create_url(), "create_form": self.files_form, **facts}
        if words := facts.get("words"):
            context["rows"] = [(form, thumbnail(form)) for form in words]
        fragment = render_to_string(self.template_name, context, self.request)
        return JsonResponse({"step": "reshow_creation_form", "htmlFragment": fragment})

    @cached_property
    def files_form(self):
        """The form of the first step."""
        return PhotoFilesForm(multiple=bool(self.request.GET.get("multiple")))


def thumbnail(form: PhotoWordsForm) -> str:
    """Return a waiting photograph as a small picture inside the page: it has no address of its own."""
    mine: Any = form.fields["upload"]
    waiting = mine.queryset.filter(pk=form["upload"].value()).first()
    if waiting is None:
        return ""
    kind = split_name(waiting.file.name)[1]
    with waiting.file.open() as kept:
        small = redraw(kept, kind=kind, longest=THUMBNAIL)
    return f"data:image/{'jpeg' if kind == 'jpg' else kind};base64,{base64.b64encode(small).decode()}"


class PhotoChooseMixin(CreationFormMixin):
    """The library as Wagtail shows it, with our upload above it."""

    creation_form_template_name = "pages/office/photo_upload.html"
    results_template_name = "pages/office/photo_results.html"

    def get_creation_form(self):
        """Return the form of the first step."""
        return PhotoFilesForm(multiple=bool(self.request.GET.get("multiple")))

    def get_creation_form_context_data(self, form) -> dict[str, Any]:
        """Return what the upload needs."""
        return super().get_creation_form_context_data(form) | {"create_form": form}


class PhotoChooseView(PhotoChooseMixin, ImageChooseView):
    """The modal."""

    template_name = "pages/office/photo_chooser.html"


class PhotoResultsView(PhotoChooseMixin, ImageChooseResultsView):
    """The part of the modal that a search changes."""


class PhotoChooser(AdminImageChooser):
    """The control of one photograph."""

    chooser_modal_url_name = "photo_chooser:choose"

    @property
    def media(self):
        return super().media + forms.Media(js=["js/office_photos.js"])


class PhotoChooserViewSet(ImageChooserViewSet):
    """The modal and its doors."""

    choose_view_class = PhotoChooseView
    choose_results_view_class = PhotoResultsView
    create_view_class = PhotoUploadView
    base_widget_class = PhotoChooser
    register_widget = True
    icon = "image"
    choose_one_text = _("Выбрать снимок")
    page_title = _("Снимки")
    choose_another_text = _("Другой снимок")
    edit_item_text = _("Изменить описание")


photo_chooser = PhotoChooserViewSet("photo_chooser", model=SiteImage, url_prefix="photos")
