"""Blocks with pictures and documents from the office library."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock


class PictureBlock(StructBlock):
    """A picture that is described in words, unless its editor says that it only decorates."""

    image = ImageBlock(label=_("Изображение"))
    caption = CharBlock(
        label=_("Подпись"), required=False, max_length=250, help_text=_("Кто и что на снимке, кто снимал")
    )

    class Meta:
        label = _("Изображение")
        icon = "image"
        template = "pages/blocks/picture.html"


class FileBlock(StructBlock):
    """A document to download."""

    document = DocumentChooserBlock(label=_("Документ"))
    note = CharBlock(
        label=_("Пояснение"), required=False, max_length=200, help_text=_("Например: редакция от 15 апреля 2020 г.")
    )

    class Meta:
        label = _("Документ")
        icon = "doc-full"
        template = "pages/blocks/document.html"
