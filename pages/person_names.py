"""Names of people in a Russian text, in any case: who is named in full. Pure; errs on the side of seeing a name.

A name here is a surname with a first name, in either order, with or without a patronymic, or a surname with initials.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_INITIAL = r"[А-ЯЁ]\.[ \u00a0]?"
_GAP = r"[ \u00a0]+"
_CANDIDATE = re.compile(
    rf"(?P<initials>{_WORD}{_GAP}{_INITIAL}(?:{_INITIAL})?|{_INITIAL}(?:{_INITIAL})?{_WORD})|(?P<words>{_WORD}(?:{_GAP}{_WORD}){{1,3}})"
)
# «Школа имени Юрия Гагарина» names a school.
_HONOURED = re.compile(r"(?:\bимени|\bим\.|\bулиц\w*|\bул\.|\bпамят\w*|\bплощад\w*)[ \u00a0]*$", re.IGNORECASE)

# Beginnings that no case changes, with the short forms by which children are called.
_BEGINNINGS = """
    Авдот Агаф Агн Адел Азат Айгул Айдар Айнур Аксин Алевтин Алекс Александр Алексе Ален Алес Алеш Алин Алис Алл
    Альберт Альбин Алён Алёш Амир Ан Анастас Анастаси Анатол Анатоли Ангелин Андре Анжел Анис Анн Антон Антонин
    Анфис Ань Арин Аркад Аркади Арсен Арсени Артем Артур Артём Архип Ас Асел Афанас Богдан Бор Борис Вад Вадим
    Вал Валентин Валер Валери Ван Вар Варвар Вас Васили Василис Вениамин Вер Вероник Вик Виктор Виол Виолетт Вит
    Витал Витали Влад Владимир Владислав Владлен Вов Всеволод Вячеслав Гал Галин Ген Геннади Георги Герман
    Глафир Глеб Гош Григори Гриш Гул Гульнар Давид Дамир Дан Дани Даниил Данил Дарин Дарь Даш Денис Диан Дим Дин
    Дмитри Ев Евангелин Евгени Евдоки Егор Екатерин Елен Елизавет Елисе Ефим Жан Жасмин Жен Захар Зин Зинаид Зо
    Зое Иван Игнат Игор Иль Ин Инг Инесс Инн Иннокенти Ир Ирин Карим Карин Кат Кир Кирилл Клавди Клим Кол
    Константин Корне Кост Кристин Ксени Ксюш Лад Ларис Лев Лейл Лен Леони Леонид Лер Леш Лид Лиди Лиз Лил Лили
    Лин Льв Люб Любов Люд Людмил Лёш Мад Май Макар Максим Марат Маргарит Мари Мариан Марин Марк Март Марь Матве
    Маш Мелани Мил Мила Милан Милен Мирон Мирослав Мит Михаил Миш Над Надежд Назар Наил Наст Настась Нат Натал
    Натали Наташ Нелл Ник Никит Никола Нин Нинел Нонн Окс Оксан Ол Олег Олес Ольг Павел Павл Паш Пелаге Пет Петр
    Платон Пол Полин Прасков Прохор Пётр Равил Раис Рамил Ринат Рит Роберт Родион Роз Ром Рома Роман Ростислав
    Руслан Сабин Савели Самир Саш Свет Светлан Святослав Сем Семен Семён Серафим Серге Сереж Серёж Слав Снежан
    Сон Соф Софи Софь Станислав Стас Степ Степан Стефан Стефани Таиси Тамар Тан Тарас Тат Татьян Тем Тимофе
    Тимур Тихон Тон Тём Ул Ульян Фаин Фатим Фед Федор Филипп Фрол Фёдор Христин Эдуард Эл Элин Эльвир Эльз Эмил
    Эмин Эмм Эрик Юл Юли Юлиан Юр Юри Яков Ян Яни Ярослав
"""
FIRST_NAMES = frozenset(_BEGINNINGS.split())
_FIRST_ENDINGS = "а|я|ы|и|у|ю|е|ё|ой|ей|ою|ею|ом|ем|ём|й|ия|ии|ию|ией|ий|ие|ь|ья|ьи|ье|ью|ьей|ьёй|"
_FIRST_END = re.compile(rf"(?:{_FIRST_ENDINGS})")
_SURNAME = re.compile(
    r"(?:[оеё]в|[иы]н)(?:а|у|ым|е|ой|ы|ых|ыми)?$|[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую|ие|их)$|енко$|(?:[уюч]к|як|ич)(?:а|у|ом|ем|е)?$|ых$"
)
_PATRONYMIC = re.compile(r"(?:ович|евич|ич|[оеё]вн|иничн|ичн)(?:а|у|ем|е|ы|ой|ою|и)?$")
# Capitalised words of our texts that look like surnames or stand beside them.
_NOT_NAMES = re.compile(
    r"^(?:Смолен|Росси|Москов|Вязем|Рославл|Ярцев|Сафонов|Гагаринск|Десногор|Совет|Областн|Городск|Муниципал|Регионал|Всеросс"
    r"|Общеросс|Федерац|Администрац|Комитет|Конкурс|Олимпиад|Школ|Гимнази|Лице|Дом|Дворец|Центр|Парк|Лучш|Председател"
    r"|Президиум|Положени|Промышленн|Заднепровск|Ленинск|Краснинск|Духовщинск|Велижск|Демидовск|Дорогобужск|Ельнинск)"
)


@dataclass(frozen=True)
class Named:
    """Somebody named: his words in the text and where they stand."""

    words: str
    start: int
    end: int


def people_in(text: str) -> Iterator[Named]:
    """Yield everybody named in full, in the order of the text. A name of a school, a street or a monument is nobody."""
    for found in _CANDIDATE.finditer(text):
        if _HONOURED.search(text, max(0, found.start() - 20), found.start()):
            continue
        if found["initials"]:
            yield Named(found.group(), found.start(), found.end())
        else:
            yield from _in_capitals(found)


def _in_capitals(found: re.Match) -> Iterator[Named]:
    """Cut a chain of capitalised words down to the name in it: a sentence may begin just before the surname."""
    words = [(word.group(), found.start() + word.start()) for word in re.finditer(_WORD, found.group())]
    words = [(word, start) for word, start in words if not _NOT_NAMES.match(word)]
    while len(words) > 2 and not _is_likely(words[0][0]):
        del words[0]
    likely = sum(_is_likely(word) for word, _start in words)
    if len(words) < 2 or (likely < 2 and not any(_is_first(word) for word, _start in words)):
        return
    start = words[0][1]
    end = words[-1][1] + len(words[-1][0])
    yield Named(found.string[start:end], start, end)


def _is_likely(word: str) -> bool:
    return _is_first(word) or bool(_SURNAME.search(word) or _PATRONYMIC.search(word))


def _is_first(word: str) -> bool:
    return any(
        word[:length] in FIRST_NAMES and _FIRST_END.fullmatch(word[length:]) for length in range(2, len(word) + 1)
    )
