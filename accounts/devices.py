"""What a browser says of itself, in words that its owner recognises: «Телефон с Android, Chrome»."""

from django.utils.translation import gettext as _

# The first that is found counts: every browser also names those it descends from.
BROWSERS = [
    ("YaBrowser", "Яндекс Браузер"),
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
]


def device_of(user_agent: str) -> str:
    """Return the kind of device and the browser, as far as they can be told from `user_agent`."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), "")
    return ", ".join(part for part in (_machine_of(user_agent), browser) if part)


def _machine_of(user_agent):
    kinds = [
        ("iPhone", _("Телефон iPhone")),
        ("iPad", _("Планшет iPad")),
        ("Android", _("Телефон с Android") if "Mobile" in user_agent else _("Планшет с Android")),
        ("Windows", _("Компьютер с Windows")),
        ("Macintosh", _("Компьютер Mac")),
        ("Linux", _("Компьютер с Linux")),
    ]
    return next((words for mark, words in kinds if mark in user_agent), _("Неизвестное устройство"))
