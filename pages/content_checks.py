"""What an editor should look at once more before a page is published: vague links, silent pictures, dates without a year.

Pure: words and HTML in, findings out. Nothing here forbids anything but one thing, which the form asks about: a child named
together with his class or school (`minors_in`).

Readability is told by sentences, not by a number: the LIX formula of Wagtail counts words over six letters, and ordinary
Russian news has forty of a hundred, so everything would be «difficult».
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.utils.translation import gettext_lazy as _

from pages.person_names import people_in

LONG_SENTENCE = 30
SHOUTED_WORD = 4
# How far a class may stand from a name to belong to it; a full stop between them ends the search earlier.
NEAR = 90

_VAGUE = """
здесь; тут; сюда; там; вот здесь; вот тут; подробнее; подробно; подробности; подробнее здесь; подробнее тут;
подробности здесь; подробности по ссылке; подробнее по ссылке; далее; дальше; ещё; еще; больше; ссылка; ссылке; ссылку;
по ссылке; по этой ссылке; этой ссылке; эта ссылка; перейти; перейти по ссылке; смотреть; посмотреть; смотреть здесь;
скачать; скачать здесь; скачать тут; читать; читать далее; читать дальше; читать подробнее; узнать; узнать больше;
узнать подробнее; нажмите здесь; нажмите сюда; кликните здесь; жми; на сайте; документ
"""
VAGUE = frozenset(" ".join(words.split()) for words in _VAGUE.split(";"))
_MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_SP = r"[ \u00a0]"
# A month with a capital letter belongs to a name: «улица 25 Сентября», «парк 1100-летия», «9 Мая».
_DAY = re.compile(
    rf"(?<![\d.])(?P<day>[0-3]?\d){_SP}+(?P<month>{_MONTHS})\b(?P<year>{_SP}+\d{{4}}|{_SP}+\d{{2}}{_SP}?г)?"
)
# An initial and an abbreviation end no sentence.
_SENTENCE = re.compile(
    r"(?<=[.!?…])(?<![\s.(][А-ЯЁ]\.)(?<!\sг\.)(?<!\sул\.)(?<!\sим\.)(?<!\sд\.)\s+(?=[«\"(]?[А-ЯЁA-Z\d])|\n+"
)
_PLACE_OF_STUDY = re.compile(
    rf"\b\d{{1,2}}{_SP}?[-–]?{_SP}?[«\"]?[а-яёА-ЯЁ]?[»\"]?{_SP}*(?:-?го|-?м|-?й|-?ого|-?ом)?{_SP}*класс\w*"
    rf"|\b(?:1[01]|[1-9]){_SP}?[«\"][А-ЯЁа-яё][»\"]|\b(?:1[01]|[1-9])-?[А-ЯЁ]\b"
    r"|(?i:\b(?:учени[кц]|учащ|школьни|гимназист|лицеист|кадет|выпускни[кц]|воспитанни[кц]|несовершеннолетн)\w*|\w+классни[кц]\w*)"
    rf"|(?i:\b(?:школ|гимнази|лице[йяюе]|сош|мбоу|интернат)\w*{_SP}*(?:№|N|номер|имени|«|\")|\b\d{{1,2}}{_SP}+школ)"
    r"|(?i:\bдетск\w+[ \u00a0]+(?:сад|дом)\w*|\b\d{1,2}-летн\w+)"
)


@dataclass(frozen=True)
class Picture:
    """A picture of a page: what it is called in the office and what is read out instead of it."""

    name: str
    described: str = ""
    is_decorative: bool = False


@dataclass(frozen=True)
class Article:
    """A page as the checks see it."""

    title: str = ""
    texts: tuple[str, ...] = ()
    html: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True)
class Finding:
    """Something to look at once more, with the place in its own words."""

    code: str
    excerpt: str

    @property
    def words(self):
        """What is the matter and what to do."""
        return WORDS[self.code]


WORDS = {
    "vague_link": _("Ссылка ничего не говорит тому, кто её слышит. Поставьте её на слова о том, куда она ведёт"),
    "silent_picture": _("Снимок не описан. Напишите, что на нём видно"),
    "headless_table": _("У таблицы нет шапки. Назовите столбцы"),
    "date_without_year": _("Через год будет непонятно, когда это было. Добавьте год"),
    "shouting": _("Заголовок кричит. Напишите его обычными буквами"),
    "long_sentence": _("Длинное предложение. Разделите его на два"),
    "minor_named": _("Названы имя и школа или класс. Если это ребёнок, нужно согласие родителей"),
}


def minors_of(article: Article) -> list[str]:
    """Return the words of the page where a child may be named; he needs his parents' consent."""
    return [finding.excerpt for finding in findings(article) if finding.code == "minor_named"]


def findings(article: Article) -> list[Finding]:
    """Return what to look at, without repetitions, in the order of the checks."""
    marked = [_Marked.read(source) for source in article.html]
    texts = [article.title, *article.texts, *(text for page in marked for text in page.texts)]
    found = [
        *(Finding("minor_named", words) for text in texts for words in minors_in(text)),
        *(Finding("silent_picture", picture.name) for picture in article.pictures if _is_silent(picture)),
        *(Finding("vague_link", words) for page in marked for words in page.links if is_vague(words)),
        *(Finding("headless_table", words) for page in marked for words in page.headless),
        *(Finding("date_without_year", words) for words in dates_without_year(texts)),
        *(Finding("shouting", words) for words in _headings(article.title, marked) if is_shouted(words)),
        *(Finding("long_sentence", words) for text in texts for words in long_sentences(text)),
    ]
    return list(dict.fromkeys(found))


def is_vague(link: str) -> bool:
    """Tell whether the words of a link say nothing without the sentence around it, or are a bare address."""
    words = " ".join(re.sub(r"[^\w ]+", " ", link.replace("\u00a0", " ")).split()).lower()
    return words in VAGUE or bool(re.match(r"(?:https?://|www\.)\S*$", link.strip()))


def dates_without_year(texts: Iterable[str]) -> list[str]:
    """Return the days of which no year is said anywhere in these texts."""
    found = [day for text in texts for day in _DAY.finditer(text)]
    dated = {(int(day["day"]), day["month"]) for day in found if day["year"]}
    bare = {f"{day['day']} {day['month']}": (int(day["day"]), day["month"]) for day in found if not day["year"]}
    return [words for words, day in bare.items() if day not in dated]


def is_shouted(heading: str) -> bool:
    """Tell whether a heading is in capitals; abbreviations such as ТОС and ВСМС are not shouting."""
    words = re.findall(r"[^\W\d_]+", heading)
    loud = [word for word in words if word.isupper() and len(word) >= SHOUTED_WORD]
    return (len(loud) > 1 and len(loud) * 2 >= len(words)) or any(len(word) > 2 * SHOUTED_WORD - 1 for word in loud)


def long_sentences(text: str) -> Iterator[str]:
    """Yield the beginnings of sentences that nobody reads to the end."""
    for sentence in _SENTENCE.split(text):
        words = sentence.split()
        if len(words) > LONG_SENTENCE:
            yield " ".join(words[:6]) + "…"


def minors_in(text: str) -> Iterator[str]:
    """Yield the words of the text where a person is named together with a class, a school or a childish age."""
    for sentence in _SENTENCE.split(text):
        marks = [mark.span() for mark in _PLACE_OF_STUDY.finditer(sentence)]
        for person in people_in(sentence):
            near = [mark for mark in marks if _distance((person.start, person.end), mark) <= NEAR]
            if near:
                start = min(person.start, near[0][0])
                end = max(person.end, near[0][1])
                yield sentence[start:end].strip()


def _distance(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(0, max(one[0], other[0]) - min(one[1], other[1]))


def _is_silent(picture: Picture) -> bool:
    return not picture.is_decorative and not picture.described.strip()


def _headings(title: str, marked: Iterable["_Marked"]) -> list[str]:
    return [title, *(heading for page in marked for heading in page.headings)]


@dataclass
class _Marked:
    """A piece of HTML taken apart: its paragraphs, headings, words of links, tables without a head."""

    texts: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    headless: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, source: str) -> "_Marked":
        reader = _Reader()
        reader.feed(source)
        reader.close()
        reader.flush()
        return reader.marked


class _Reader(HTMLParser):
    """Walks over the HTML of the editor; broken HTML gives what can be read of it."""

    HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
    BREAKS = HEADINGS | {"p", "li", "td", "th", "tr", "table", "br", "div", "blockquote", "ul", "ol"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.marked = _Marked()
        self.words = ""
        self.link: str | None = None
        self.table: list[str] | None = None
        self.has_head = False

    def handle_starttag(self, tag, attrs):
        """Begin a paragraph, a link or a table."""
        if tag in self.BREAKS:
            self.flush()
        if tag == "a":
            self.link = ""
        elif tag == "table":
            self.table, self.has_head = [], False
        elif tag == "th":
            self.has_head = True

    def handle_data(self, data):
        """Take words in."""
        self.words += data
        if self.link is not None:
            self.link += data
        if self.table is not None:
            self.table.append(data)

    def handle_endtag(self, tag):
        """End a paragraph, a link or a table."""
        if tag in self.BREAKS:
            self.flush(is_heading=tag in self.HEADINGS)
        if tag == "a" and self.link is not None:
            self.marked.links.append(" ".join(self.link.split()))
            self.link = None
        if tag == "table" and self.table is not None:
            if not self.has_head:
                self.marked.headless.append(" ".join("".join(self.table).split())[:60])
            self.table = None

    def flush(self, *, is_heading: bool = False):
        """Put a finished paragraph away."""
        words = " ".join(self.words.split())
        self.words = ""
        if words:
            self.marked.texts.append(words)
            if is_heading:
                self.marked.headings.append(words)
