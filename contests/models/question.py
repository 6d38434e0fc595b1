"""A question of the application form: a dozen kinds of answers, asked always or after one answer; and the form frozen once used."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contests.models.nomination import Nomination, Ordered
from contests.states import QuestionKind
from foundation.russian.phones import normalise_phone
from foundation.russian.typography import normalise_text

YES, NO = "Да", "Нет"
KOPECK = Decimal("0.01")
YEARS = range(1900, 2101)
OF_LIST = frozenset({QuestionKind.CHOICE, QuestionKind.SEVERAL})
DECIDING = OF_LIST | {QuestionKind.YES_NO}


class Question(Ordered):
    """A field of the nomination's application form. With `show_key` it is asked only after that answer to that question."""

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="questions")
    key = models.SlugField(_("Ключ"), max_length=40)
    kind = models.CharField(_("Вид ответа"), max_length=10, choices=QuestionKind, default=QuestionKind.TEXT)
    label = models.CharField(_("Вопрос"), max_length=200)
    help_text = models.CharField(_("Подсказка"), max_length=300, blank=True)
    section = models.CharField(_("Раздел"), max_length=120)
    is_required = models.BooleanField(_("Обязательный"), default=True)
    max_length = models.PositiveIntegerField(_("Не длиннее, знаков"), default=3000)
    options = models.JSONField(_("Список ответов"), default=list, blank=True)
    show_key = models.CharField(_("Спрашивать после вопроса"), max_length=40, blank=True)
    show_value = models.CharField(_("если ответ"), max_length=200, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = _("Вопрос заявки")
        verbose_name_plural = _("Вопросы заявки")
        constraints = [
            models.UniqueConstraint(fields=["nomination", "key"], name="question_key_unique_in_nomination"),
            models.CheckConstraint(
                name="condition_of_a_question_is_whole",
                condition=Q(show_key="", show_value="") | ~Q(show_key="") & ~Q(show_value=""),
                violation_error_message=_("Назовите и вопрос, и ответ, после которого спрашивать."),
            ),
        ]

    def __str__(self):
        return self.label

    @property
    def needs_answer(self) -> bool:
        """Whether an application without an answer is incomplete, where the question is asked."""
        return self.is_required and self.kind != QuestionKind.NOTE

    @property
    def choices(self) -> list[str]:
        """The answers among which one is chosen; none for an answer in free words."""
        if self.kind == QuestionKind.YES_NO:
            return [YES, NO]
        return list(self.options) if self.kind in OF_LIST else []

    def is_asked(self, answers: Mapping[str, str]) -> bool:
        """Whether the question is asked of whoever gave these answers."""
        return not self.show_key or self.show_value in (answers.get(self.show_key) or "").split("\n")

    def is_answerable(self, answers: Mapping[str, str]) -> bool:
        """Whether there is something to answer, and it is asked after these answers."""
        return self.kind != QuestionKind.NOTE and self.is_asked(answers)

    def facts(self) -> dict:
        """Return what a frozen form keeps of the question."""
        names = ("key", "kind", "label", "help_text", "section", "is_required", "max_length")
        return {name: getattr(self, name) for name in (*names, "options", "show_key", "show_value")}

    def clean_answer(self, answer: object) -> str:
        """Return the answer as it is kept: tidy text, a plain number, an ISO date, one line for each chosen answer; "" is none.

        Raises ValidationError with a sentence that says what to do.
        """
        lines = self.kind in {QuestionKind.TEXT, QuestionKind.SEVERAL}
        try:
            text = normalise_text(str(answer if answer is not None else ""), lines=lines)
        except ValueError as error:
            raise ValidationError(str(error)) from error
        if len(text) > self.max_length:
            words = _("Сократите ответ: %(length)d знаков, а можно не больше %(limit)d.")
            raise ValidationError(words % {"length": len(text), "limit": self.max_length})
        if not text:
            return text
        if self.choices:
            return self._chosen(text)
        check = ANSWER_CHECKS.get(self.kind)
        return check(text) if check else text

    def _chosen(self, text: str) -> str:
        given = text.split("\n") if self.kind == QuestionKind.SEVERAL else [text]
        if unknown := [answer for answer in given if answer not in self.choices]:
            raise ValidationError(_("В списке нет такого ответа: %(answer)s.") % {"answer": ", ".join(unknown)})
        return "\n".join(answer for answer in self.choices if answer in given)


def asked_only(questions, answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers to questions that are asked: what stood in a field that was hidden later is left out."""
    asked = {row.key for row in questions if row.is_answerable(answers)}
    return {key: answer for key, answer in answers.items() if key in asked}


def _number(text: str) -> str:
    try:
        value = Decimal(text.replace(" ", "").replace(",", "."))
    except InvalidOperation as error:
        raise ValidationError(_("Напишите число цифрами, например 120.")) from error
    if not value.is_finite():
        raise ValidationError(_("Напишите число цифрами, например 120."))
    return f"{value:f}"


def _money(text: str) -> str:
    value = Decimal(_number(text.replace("\u00a0", "").removesuffix("₽").removesuffix("руб.").removesuffix("руб")))
    if value < 0 or value != value.quantize(KOPECK):
        raise ValidationError(_("Напишите сумму в рублях, например 150000 или 150000,50."))
    return f"{value:f}"


def _year(text: str) -> str:
    if not (text.isdecimal() and int(text) in YEARS):
        raise ValidationError(_("Напишите год четырьмя цифрами, например 2019."))
    return str(int(text))


def _date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise ValidationError(_("Укажите дату, например 2020-04-15.")) from error


def _phone(text: str) -> str:
    try:
        return normalise_phone(text)
    except ValueError as error:
        raise ValidationError(str(error)) from error


def _email(text: str) -> str:
    validate_email(text)
    return text


def _link(text: str) -> str:
    address = text if "://" in text else f"https://{text}"
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError as error:
        raise ValidationError(_("Напишите адрес страницы, например https://vk.com/tos.")) from error
    return address


ANSWER_CHECKS: dict[str, Callable[[str], str]] = {
    QuestionKind.NUMBER: _number,
    QuestionKind.MONEY: _money,
    QuestionKind.YEAR: _year,
    QuestionKind.DATE: _date,
    QuestionKind.PHONE: _phone,
    QuestionKind.EMAIL: _email,
    QuestionKind.LINK: _link,
}


class FormVersion(models.Model):
    """The form of a nomination as somebody filled it in: frozen with the first application sent by it. Rows never change."""

    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="forms")
    number = models.PositiveSmallIntegerField()
    fields = models.JSONField()
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("Версия формы")
        verbose_name_plural = _("Версии форм")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["nomination", "number"], name="form_version_unique_in_nomination"),
            models.UniqueConstraint(fields=["nomination", "sha256"], name="a_form_is_frozen_once"),
        ]

    def __str__(self):
        return f"{self.nomination} / {self.number}"
