"""The library of pictures and files: what is asked at an upload. A picture is redrawn, a file opened, before they are kept."""

from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm
from wagtail.images.views.multiple import AddView

from foundation.uploads.fields import received
from foundation.uploads.inspection import MEGABYTE, UploadRules
from pages.models.media import PICTURES, library_picture

DOCUMENTS = UploadRules(max_bytes=25 * MEGABYTE, kinds=("pdf", "docx", "xlsx"))


def limits(rules: UploadRules) -> str:
    """Return in words what may be chosen, said before it is chosen."""
    kinds = ", ".join(kind.upper() for kind in rules.kinds)
    return _("Подойдут %(kinds)s, не больше %(limit)d\u00a0МБ.") % {
        "kinds": kinds,
        "limit": rules.max_bytes // MEGABYTE,
    }


class PictureForm(BaseImageForm):
    """A picture of the library: alone, in a bundle, or uploaded from the editor of a page."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].help_text = _("Как найти снимок в библиотеке. Например: субботник на Лавочкина")
        self.fields["tags"].help_text = _("По ним снимки ищут. Например: субботник, 2020")
        if "file" in self.fields:
            self.fields["file"].help_text = limits(PICTURES)

    def clean_file(self):
        """Return the picture drawn anew, without the place where it was taken."""
        file = self.cleaned_data["file"]
        return library_picture(file) if "file" in self.changed_data else file


class DocumentForm(BaseDocumentForm):
    """A file to download. Files of web pages and programs are not kept, whatever they are called."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].help_text = _("Его увидит читатель. Например: Положение о конкурсе, 2020 год")
        self.fields["tags"].help_text = _("По ним документы ищут. Например: положение, конкурс")
        if "file" in self.fields:
            self.fields["file"].help_text = limits(DOCUMENTS)

    def clean_file(self):
        """Return the file if it is what its name promises."""
        file = self.cleaned_data["file"]
        return received(file, rules=DOCUMENTS) if "file" in self.changed_data else file


class BundleView(AddView):
    """Many pictures at once. Each waits on the server until it is described, and waits there already redrawn."""

    page_title = gettext_lazy("Загрузка снимков")

    def post(self, request):
        """Take one picture of the bundle in."""
        if sent := request.FILES.get("files[]"):
            try:
                request.FILES["files[]"] = library_picture(sent)
            except ValidationError as refused:
                return self.refused(refused)
        return super().post(request)

    def refused(self, error):
        """Tell the script of the bundle why a file was not taken."""
        return JsonResponse({"success": False, "error_message": " ".join(error.messages)})
