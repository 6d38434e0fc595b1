"""Pages that tell of people: the checks read them, and a child named on one needs his parents' consent before it goes out."""

from collections.abc import Iterable, Iterator

from django.db.models import BooleanField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.images.models import AbstractImage
from wagtail.rich_text import RichText

from pages.content_checks import Article, Finding, Picture, findings, minors_of

from .base import PortalForm, PortalPage


class StoryForm(PortalForm):
    """The office form of such a page. A draft is saved as it is; who publishes or sends in is asked about the children."""

    def is_valid(self):
        if not super().is_valid():
            return False
        if not self.is_deferred_validation and not self.instance.consent_confirmed and (named := self._minors()):
            words = gettext(
                "Названы имя и школа или класс: «%(named)s». Если это ребёнок, нужно согласие родителей. Отметьте, что "
                "оно есть, или уберите имя."
            )
            self.add_error("consent_confirmed", words % {"named": named[0]})
        return not self.errors

    def _minors(self) -> list[str]:
        rows = self.formsets["photos"].forms if "photos" in self.formsets else []
        photos = [row.instance for row in rows if not row.cleaned_data.get("DELETE") and row.instance.image_id]
        return minors_of(self.instance.article(photos))


class StoryPage(PortalPage):
    """Parent of the pages that tell of people. A subclass names its `story_fields`; `body` and `photos` are looked at too."""

    story_fields: tuple[str, ...] = ("lead",)
    consent_confirmed = BooleanField(
        _("Согласие на публикацию есть"),
        default=False,
        help_text=_(
            "Отметьте, если дети названы или узнаваемы и согласие родителей лежит у секретаря, либо если названы только "
            "взрослые. Например: «Иванова Анна, 10 класс» без согласия публиковать нельзя"
        ),
    )

    base_form_class = StoryForm
    # A copy tells of others.
    exclude_fields_in_copy = ["consent_confirmed"]
    checks_panel = HelpPanel(template="pages/office/findings.html", heading=_("Что посмотреть ещё раз"))
    consent_panel = FieldPanel("consent_confirmed")

    class Meta:
        abstract = True

    def article(self, photos: Iterable | None = None) -> Article:
        """Return the page as the checks see it; `photos` are those of an unsaved form."""
        if photos is None:
            photos = self.photos.all() if hasattr(self, "photos") else []
        told = [getattr(self, name) for name in self.story_fields]
        parts = [*parts_of(getattr(self, "body", None))]
        for photo in photos:
            told += [photo.alt_text, photo.caption]
            parts.append(Picture(photo.image.title, photo.described, photo.image.is_decorative))
        return Article(
            title=self.title,
            texts=(*told, *(part for part in parts if isinstance(part, str))),
            html=tuple(part.source for part in parts if isinstance(part, RichText)),
            pictures=tuple(part for part in parts if isinstance(part, Picture)),
        )

    def findings(self) -> list[Finding]:
        """Return what an editor should look at once more; a child with a consent is none of it."""
        found = findings(self.article())
        return [finding for finding in found if finding.code != "minor_named"] if self.consent_confirmed else found

    def lacks_consent(self) -> bool:
        """Tell whether a child is named and nobody has said that his parents agree."""
        return not self.consent_confirmed and bool(minors_of(self.article()))


def parts_of(value) -> Iterator[str | RichText | Picture]:
    """Yield the words, the rich texts and the pictures inside a value of blocks, whatever the blocks are."""
    if isinstance(value, str | RichText):
        yield value
    elif isinstance(value, AbstractImage):
        described = value.contextual_alt_text if value.contextual_alt_text is not None else value.default_alt_text
        yield Picture(value.title, described, value.decorative)
    elif isinstance(value, StructValue):
        for part in value.values():
            yield from parts_of(part)
    elif isinstance(value, StreamValue):
        for child in value:
            yield from parts_of(child.value)
    elif isinstance(value, ListValue):
        for part in value:
            yield from parts_of(part)
