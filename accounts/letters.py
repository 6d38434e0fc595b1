"""Letters about somebody's own account. Those with a link that opens the account are secret: the office cannot read them."""

from datetime import UTC, datetime

from outbox.kinds import LetterKind

_LINK = {"name": "Мария Петровна", "link": "https://portal.example/accounts/example/"}
_CHANGE = _LINK | {"at": datetime(2026, 10, 14, 14, 58, tzinfo=UTC), "ip": "203.0.113.7"}

sign_up_confirmation = LetterKind("accounts/sign_up_confirmation", example=_LINK, is_secret=True)
email_confirmation = LetterKind("accounts/email_confirmation", example=_LINK, is_secret=True)
account_exists = LetterKind("accounts/account_exists", example=_LINK)
unknown_account = LetterKind("accounts/unknown_account", example=_LINK)
password_reset = LetterKind("accounts/password_reset", example=_LINK, is_secret=True)
password_changed = LetterKind("accounts/password_changed", example=_CHANGE)
email_changed = LetterKind(
    "accounts/email_changed",
    example=_CHANGE | {"from_email": "old@example.org", "to_email": "new@example.org"},
)
email_removed = LetterKind("accounts/email_removed", example=_CHANGE | {"deleted_email": "old@example.org"})
sign_in_code = LetterKind("accounts/sign_in_code", example=_LINK | {"code": "48302715"}, is_secret=True)
second_factor_changed = LetterKind(
    "accounts/second_factor_changed", example=_CHANGE | {"change": "подключено приложение с кодами"}
)
second_factor_reset = LetterKind(
    "accounts/second_factor_reset",
    example={"name": "Мария Петровна", "reason": "Потерян телефон, личность проверена по паспорту."},
)
new_device = LetterKind(
    "accounts/new_device", example=_LINK | {"at": _CHANGE["at"], "device": "Телефон с Android, Chrome"}
)
invitation = LetterKind(
    "accounts/invitation", example={"role": "Член жюри", "link": _LINK["link"], "until": _CHANGE["at"]}, is_secret=True
)
way_in_changed = LetterKind(
    "accounts/way_in_changed", example=_CHANGE | {"change": "подключён вход через Яндекс ID или VK ID"}
)
