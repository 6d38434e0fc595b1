"""The named blocks an editor writes with. Pictures and documents are in media.py."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, RichTextBlock, StructBlock, TextBlock

from pages.blocks.media import FileBlock, PictureBlock


class QuoteBlock(StructBlock):
    """Somebody's words and who said them."""

    text = TextBlock(label=_("Слова"), help_text=_("Без кавычек: их поставит страница"))
    author = CharBlock(
        label=_("Кто сказал"), required=False, max_length=200, help_text=_("Например: Анна Петрова, председатель ТОС")
    )

    class Meta:
        label = _("Цитата")
        icon = "openquote"
        template = "pages/blocks/quote.html"


ARTICLE = [
    (
        "paragraph",
        RichTextBlock(
            label=_("Абзац"),
            features=["h2", "bold", "italic", "ol", "ul", "link", "document-link"],
            help_text=_("Ссылку ставьте на слова о том, куда она ведёт: «положение о конкурсе», а не «здесь»"),
            template="pages/blocks/paragraph.html",
        ),
    ),
    ("quote", QuoteBlock()),
    ("picture", PictureBlock()),
    ("document", FileBlock()),
]
