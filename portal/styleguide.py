"""The examples of the style guide: one template per component, found by its name, and what they show."""

from datetime import date, timedelta
from pathlib import Path

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.forms.utils import flatatt
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import Filter

from contests.forms.score import MarkButtons
from foundation.charts import column_chart
from foundation.forms import HouseForm
from members.growth import by_year
from members.queries.growth import Growth

FOLDER = Path("styleguide")
MARKS = [(mark, mark) for mark in range(1, 6)]


class ExampleForm(HouseForm):
    """One field of every kind."""

    name = forms.CharField(label=_("Имя и отчество"), help_text=_("Так они будут стоять в дипломе."))
    essay = forms.CharField(label=_("Чем вы гордитесь"), widget=forms.Textarea, max_length=2000, required=False)
    kind = forms.ChoiceField(
        label=_("Кто вы"),
        choices=[("chair", _("Председатель совета ТОС")), ("elder", _("Старший по дому"))],
        widget=forms.RadioSelect,
    )
    born = forms.DateField(label=_("Дата рождения"), help_text=_("Например, 12.05.1959"))
    district = forms.ChoiceField(label=_("Район"), choices=[("z", _("Заднепровский")), ("l", _("Ленинский"))])
    consent = forms.BooleanField(label=_("Согласен на обработку персональных данных"))


class ExampleScoreForm(HouseForm):
    """Two criteria with described marks and one with a number."""

    yard = forms.ChoiceField(label=_("Благоустройство двора"), choices=MARKS, widget=MarkButtons)
    people = forms.ChoiceField(label=_("Участие жителей"), choices=MARKS, widget=MarkButtons)
    extra = forms.DecimalField(label=_("Особые заслуги"), min_value=0, max_value=20)


class ExampleRendition:
    """A picture of the static files in the place of a size of the library."""

    width, height = 1200, 630

    @property
    def url(self) -> str:
        """Address of the picture."""
        return static("img/card.png")

    def img_tag(self, attributes: dict) -> str:
        """Draw as Wagtail's sizes do."""
        own = {"src": self.url, "width": self.width, "height": self.height}
        return format_html("<img{}>", flatatt(own | attributes))


class ExampleImage:
    """A picture of the library that needs no table."""

    credit = "пресс-служба отделения"

    def get_rendition(self, _size) -> ExampleRendition:
        """One size; by this Wagtail knows an image."""
        return ExampleRendition()

    def find_existing_renditions(self, *sizes) -> dict[Filter, ExampleRendition]:
        """Every size that the template asks for."""
        return {size: ExampleRendition() for size in sizes}


def examples() -> list[str]:
    """Return the template names of all examples, by name of component; `index.html` and partials are not examples."""
    folder = settings.BASE_DIR / "templates" / FOLDER
    return sorted(f"{FOLDER}/{file.name}" for file in folder.glob("*.html") if not file.name.startswith(("_", "index")))


def shown() -> dict:
    """Return what the examples read: a form with mistakes, an empty one, a page of a list, a moment."""
    photo = {
        "image": ExampleImage(),
        "described": _("Карточка отделения"),
        "caption": _("Так сайт виден в сообщениях"),
    }
    terms = [(date(2018 + number % 3, 1 + number % 12, 5), None) for number in range(24)]
    rows = by_year(terms, today=date(2020, 12, 31))
    chart = column_chart([(row.short, row.total) for row in rows])
    return {
        "chart": chart,
        "growth": Growth(rows, chart, str(_("Рост членства по годам")), [2018, 2019, 2020], None, len(terms)),
        "moment": timezone.now() + timedelta(days=6),
        "form": ExampleForm({"name": "", "essay": "Двор", "born": "31.02.1959"}),
        "blank": ExampleForm(prefix="blank"),
        "score_form": ExampleScoreForm(initial={"yard": 4}),
        "page": Paginator(range(100), 10).page(3),
        "picture": ExampleImage(),
        "photos": [photo] * 3,
        "photo": photo,
    }
