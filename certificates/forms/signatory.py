"""The form of a signatory in the office."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image

from certificates.models import Signatory
from foundation.uploads.fields import UploadField
from foundation.uploads.inspection import UploadRules

MAX_POINTS = (800, 320)


class SignatoryForm(forms.ModelForm):
    """A facsimile is a small PNG, so that a certificate stays a small file."""

    facsimile = UploadField(
        label=_("Факсимиле"),
        required=False,
        rules=UploadRules(max_bytes=100 * 1024, kinds=("png",)),
        help_text=_("Подпись на прозрачном фоне: PNG до 800 × 320 точек и до 100 КБ. Можно не загружать."),
    )

    class Meta:
        model = Signatory
        fields = ["name", "position", "order", "since", "until", "facsimile"]
        widgets = {"since": forms.DateInput(attrs={"type": "date"}), "until": forms.DateInput(attrs={"type": "date"})}

    def clean_facsimile(self):
        """Refuse a picture larger than any signature on paper needs."""
        picture = self.cleaned_data["facsimile"]
        if picture and hasattr(picture, "inspected"):
            size = Image.open(picture).size
            picture.seek(0)
            if size[0] > MAX_POINTS[0] or size[1] > MAX_POINTS[1]:
                raise ValidationError(
                    _("Картинка %(width)d × %(height)d точек. Уменьшите её до 800 × 320."),
                    params={"width": size[0], "height": size[1]},
                )
        return picture or ""
