"""Made-up people, one account for every role. Nobody here exists; the surnames are chosen so that it shows."""

from dataclasses import dataclass

from accounts.roles import Role

# Printed by `make run`: the demo protects nothing.
PASSWORD = "demo-parol-2020"


@dataclass(frozen=True)
class Person:
    """Who signs in with which address and what he is on the portal."""

    address: str
    last_name: str
    first_name: str
    patronymic: str
    role: Role | None
    words: str

    @property
    def email(self) -> str:
        """Full address at the domain that is reserved for examples."""
        return f"{self.address}@example.org"


SECRETARY = Person("sekretar", "Крепостная", "Анна", "Сергеевна", Role.SECRETARY, "секретарь отделения")
PUBLISHER = Person("vypusk", "Печатников", "Тимофей", "Юрьевич", Role.PUBLISHER, "выпускающий редактор")
EDITOR = Person("redaktor", "Летописцев", "Борис", "Ильич", Role.EDITOR, "редактор сайта")
COORDINATOR = Person("shkola", "Букварёва", "Вера", "Павловна", Role.SCHOOL_COORDINATOR, "школьный координатор")
DOOR_OPERATOR = Person("vhod", "Привратников", "Глеб", "", Role.DOOR_OPERATOR, "контролёр на входе")
CHAIR = Person("predsedatel", "Мерилова", "Дарья", "Антоновна", Role.JUROR, "председатель жюри")
JURORS = [
    Person("zhuri1", "Весовщиков", "Егор", "Львович", Role.JUROR, "член жюри"),
    Person("zhuri2", "Баллова", "Жанна", "Марковна", Role.JUROR, "член жюри, представляет ТОС «Заднепровье»"),
]
APPLICANT = Person("tos", "Подъездова", "Зоя", "Ивановна", None, "заявитель, председатель ТОС «Рачевка»")
APPLICANTS = [
    APPLICANT,
    Person("tos2", "Дворников-Садовый", "Иван", "Кузьмич", None, "заявитель, старший по дому"),
    Person("tos3", "Клумбина", "Лидия", "Петровна", None, "заявитель, старейшина"),
    Person("tos4", "Лавочкин", "Марк", "Егорович", None, "заявитель, председатель ТОС «Заднепровье»"),
    Person("tos5", "Субботникова", "Нина", "Фёдоровна", None, "заявитель, председатель ТОС «Киселёвка»"),
]
EVERYBODY = [SECRETARY, PUBLISHER, EDITOR, CHAIR, *JURORS, COORDINATOR, DOOR_OPERATOR, *APPLICANTS]

# Shown by `make run` and in the README: one account for each role, the new applicant last.
SHOWN = [SECRETARY, PUBLISHER, EDITOR, CHAIR, *JURORS, COORDINATOR, DOOR_OPERATOR, APPLICANT]
