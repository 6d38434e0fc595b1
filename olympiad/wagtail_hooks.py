"""The olympiad in the office: the words of its history."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from foundation.audit import vocabulary

hooks.register(
    "register_log_actions",
    vocabulary(
        {
            "olympiad.stagemarking.open": _("Проверка работ открыта"),
            "olympiad.stagemarking.appoint": _("Член комиссии назначен"),
            "olympiad.stagemarking.revoke": _("Член комиссии выведен"),
            "olympiad.stagemarking.tasks": _("Задания записаны"),
            "olympiad.stagemarking.receive": _("Работы приняты"),
            "olympiad.stagemarking.annul": _("Работа аннулирована"),
            "olympiad.stagemarking.hand_in": _("Оценки сданы"),
            "olympiad.stagemarking.third": _("Назначена третья проверка"),
            "olympiad.stagemarking.pass_on": _("Проверка передана другому"),
            "olympiad.stagemarking.correct": _("Балл исправлен председателем"),
            "olympiad.stagemarking.ask_decoding": _("Предложено декодировать работы"),
            "olympiad.stagemarking.border": _("Решение жюри о границе квоты"),
            "olympiad.stagemarking.annul_task": _("Задание аннулировано"),
            "olympiad.appeal.file": _("Апелляция подана"),
            "olympiad.appeal.vote": _("Голос по апелляции"),
        }
    ),
)
