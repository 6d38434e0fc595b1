"""The named blocks an editor writes with. Pictures and documents are in media.py."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, RichTextBlock, StructBlock, TextBlock

from pages.blocks.media import FileBlock, PictureBlock
from pages.blocks.tables import TableBlock


class QuoteBlock(StructBlock):
    """Somebody's words and who said them."""

    text = TextBlock(
        label=_("Слова"), help_text=_("Без кавычек: их поставит страница. Например: Двор стал другим за одно утро.")
    )
    author = CharBlock(
        label=_("Кто сказал"), required=False, max_length=200, help_text=_("Например: Анна Петрова, председатель ТОС")
    )

    class Meta:
        label = _("Цитата")
        icon = "openquote"
        template = "pages/blocks/quote.html"


class PersonBlock(StructBlock):
    """Somebody of the branch, by name, with his consent."""

    name = CharBlock(label=_("Имя"), max_length=160, help_text=_("Полностью. Например: Светлова Анна Петровна"))
    position = CharBlock(
        label=_("Кто это"), required=False, max_length=250, help_text=_("Например: председатель Регионального совета")
    )


class PeopleBlock(StructBlock):
    """A list of people: a governing body, a jury."""

    heading = CharBlock(
        label=_("Заголовок"), required=False, max_length=160, help_text=_("Например: Президиум Регионального совета")
    )
    people = ListBlock(PersonBlock(label=_("Человек")), label=_("Люди"))

    class Meta:
        label = _("Список людей")
        icon = "group"
        template = "pages/blocks/people.html"


class FactBlock(StructBlock):
    """One line of a list of facts."""

    name = CharBlock(label=_("Что"), max_length=120, help_text=_("Например: Год основания"))
    value = CharBlock(label=_("Значение"), max_length=400, help_text=_("Например: 2007"))


class FactsBlock(StructBlock):
    """Facts, one a line."""

    heading = CharBlock(label=_("Заголовок"), required=False, max_length=160, help_text=_("Например: Коротко о нас"))
    facts = ListBlock(FactBlock(label=_("Сведение")), label=_("Сведения"))

    class Meta:
        label = _("Сведения")
        icon = "list-ul"
        template = "pages/blocks/facts.html"


ARTICLE = [
    (
        "paragraph",
        RichTextBlock(
            label=_("Абзац"),
            required=False,
            features=["h2", "bold", "italic", "ol", "ul", "link", "document-link"],
            help_text=_(
                "Ссылку ставьте на слова о том, куда она ведёт. Например: «положение о конкурсе», а не «здесь»"
            ),
            template="pages/blocks/paragraph.html",
        ),
    ),
    ("quote", QuoteBlock()),
    ("picture", PictureBlock()),
    ("document", FileBlock()),
    ("table", TableBlock()),
]

STANDARD = [*ARTICLE, ("people", PeopleBlock()), ("facts", FactsBlock())]
