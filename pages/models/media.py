"""Pictures of the library, described in words, and the photographs that stand under a page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.models import Orderable


class SiteImage(AbstractImage):
    """A picture. `description` says what is seen; it is read out wherever the picture stands without words of its own."""

    credit = models.CharField(
        _("Кто снимал"), max_length=160, blank=True, help_text=_("Например: пресс-служба отделения")
    )

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("Изображение")
        verbose_name_plural = _("Изображения")


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

    image = models.ForeignKey(SiteImage, models.PROTECT, related_name="+", verbose_name=_("Снимок"))
    alt_text = models.CharField(
        _("Что на снимке"),
        max_length=250,
        blank=True,
        help_text=_("Оставьте пустым, чтобы взять описание из библиотеки. Например: жители сажают липы у школы"),
    )
    caption = models.CharField(
        _("Подпись"), max_length=250, blank=True, help_text=_("Видна под снимком. Например: субботник 18 апреля")
    )

    panels = [FieldPanel("image"), FieldPanel("alt_text"), FieldPanel("caption")]

    class Meta(Orderable.Meta):
        abstract = True

    @property
    def described(self) -> str:
        """What to read out instead of the picture."""
        return self.alt_text or self.image.description
