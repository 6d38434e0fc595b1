"""Pictures of the library, described in words, and the photographs that stand under a page."""

from functools import lru_cache
from types import SimpleNamespace

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Filter,
    WagtailImageField,
    WagtailImageFieldFile,
    get_upload_to,
)
from wagtail.models import Orderable

from foundation.uploads.fields import InspectedFile, received
from foundation.uploads.inspection import MEGABYTE, UploadRules

PICTURES = UploadRules(max_bytes=15 * MEGABYTE, kinds=("jpg", "png", "webp", "avif"))
# No page shows more, and a photograph of ten megabytes becomes one of half a megabyte.
LONGEST_SIDE = 2560
FOCUS = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")


@lru_cache(maxsize=1000)
def focal_key(spec: str, *focus: int | None) -> str:
    """Return the name under which Wagtail keeps the size `spec` of a picture with this point of focus."""
    return Filter(spec).get_cache_key(SimpleNamespace(**dict(zip(FOCUS, focus, strict=True))))


def library_picture(upload) -> InspectedFile:
    """Return `upload` as the library keeps pictures: upright, without the place where it was taken, of a bearable size.

    Raises ValidationError for what is no picture.
    """
    return received(upload, rules=PICTURES, longest=LONGEST_SIDE)


class RedrawnPicture(WagtailImageFieldFile):
    """The file of a picture. Whatever way it comes, it is drawn anew before it is kept: children are on it."""

    def save(self, name, content, save=True):
        """Keep `content` under the library's folder."""
        kept = library_picture(content)
        super().save(kept.name, kept, save=save)


class PictureField(WagtailImageField):
    """The column of a picture's file."""

    attr_class = RedrawnPicture


class SiteImage(AbstractImage):
    """A picture. `description` says what is seen; it is read out wherever the picture stands without words of its own."""

    file = PictureField(_("Файл"), upload_to=get_upload_to, width_field="width", height_field="height")
    description = models.CharField(
        _("Что на снимке"),
        max_length=250,
        blank=True,
        default="",
        help_text=_("Для тех, кто его не увидит. Например: жители сажают яблони во дворе"),
    )
    is_decorative = models.BooleanField(
        _("Только для красоты, описывать нечего"),
        default=False,
        help_text=_("Отметьте для узоров и рамок. У снимка события всегда есть что описать"),
    )
    credit = models.CharField(
        _("Кто снимал"), max_length=160, blank=True, help_text=_("Например: пресс-служба отделения")
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "is_decorative",
        "credit",
        "collection",
        "tags",
        *FOCUS,
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("Изображение")
        verbose_name_plural = _("Изображения")

    @property
    def default_alt_text(self) -> str:
        """What stands for the picture until the page has words of its own: never the name of a file."""
        return self.description

    def find_existing_renditions(self, *filters):
        """Return the sizes that are drawn already. Those that a list brought along are found by their names at once."""
        ready = self._get_prefetched_renditions()
        if ready is None:
            return super().find_existing_renditions(*filters)
        # Wagtail would take every specification apart again, a tenth of a page with photographs.
        known = {(rendition.filter_spec, rendition.focal_point_key): rendition for rendition in ready}
        focus = [getattr(self, name) for name in FOCUS]
        found = {size: known.get((size.spec, focal_key(size.spec, *focus))) for size in filters}
        for rendition in known.values():
            rendition._from_cache = True  # noqa: SLF001 - Wagtail's word for "do not write it to the cache"
        return {size: rendition for size, rendition in found.items() if rendition}

    def clean(self):
        super().clean()
        if not self.description and not self.is_decorative:
            raise ValidationError(
                {"description": _("Опишите, что на снимке, или отметьте, что он только для красоты.")}
            )


class SiteRendition(AbstractRendition):
    """A picture cut to one size."""

    image = models.ForeignKey(SiteImage, models.CASCADE, related_name="renditions", verbose_name=_("Изображение"))

    class Meta:
        verbose_name = _("Размер изображения")
        verbose_name_plural = _("Размеры изображений")
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="site_rendition_once")
        ]


class Photo(Orderable):
    """One photograph of a page. A subclass names the page."""

    image = models.ForeignKey(
        SiteImage,
        models.PROTECT,
        related_name="+",
        verbose_name=_("Снимок"),
        help_text=_("С компьютера или из библиотеки. Например: жители у посаженных лип"),
    )
    alt_text = models.CharField(
        _("Что на снимке"),
        max_length=250,
        blank=True,
        help_text=_("Оставьте пустым, чтобы взять описание из библиотеки. Например: жители сажают липы у школы"),
    )
    caption = models.CharField(
        _("Подпись"), max_length=250, blank=True, help_text=_("Видна под снимком. Например: субботник 18 апреля")
    )

    panels = [
        FieldPanel("image"),
        FieldRowPanel([FieldPanel("caption"), FieldPanel("alt_text", heading=_("Описать иначе, чем в библиотеке"))]),
    ]

    class Meta(Orderable.Meta):
        abstract = True

    @property
    def described(self) -> str:
        """What to read out instead of the picture."""
        return self.alt_text or self.image.description
