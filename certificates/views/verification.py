"""The public check: from the code on the paper to what the portal knows of it. No lists, no search by name."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from certificates import queries
from certificates.numbering import CODE_LETTERS, grouped, is_registration_number, normalise_code
from certificates.states import CertificateState
from foundation.limits import visitor_address, within_limit
from foundation.views import PlainPage

CHECKS_A_MINUTE = 30
# How the box of the answer looks, and its heading.
ANSWERS = {
    None: ("unknown", gettext_lazy("Такого документа нет")),
    CertificateState.ISSUED: ("valid", gettext_lazy("Документ действителен")),
    CertificateState.REVOKED: ("revoked", gettext_lazy("Документ отозван и не действует")),
    CertificateState.REPLACED: ("revoked", gettext_lazy("Документ заменён и не действует")),
}
NOT_INDEXED = {"X-Robots-Tag": "noindex"}


class CertificateSearch(PlainPage):
    """The form for a code; what was typed well leads to the page of that code."""

    public = True
    template_name = "certificates/certificate_search.html"

    def get(self, request, *args, **kwargs):
        """Show the form, or go on to the check, or say what is wrong with the code."""
        typed = request.GET.get("code", "").strip()
        error = fault_of(typed) if "code" in request.GET else ""
        if typed and not error:
            return redirect("certificates:certificate_check", code=normalise_code(typed))
        return self.render_to_response(self.get_context_data(typed=typed, error=error))


class CertificateCheck(PlainPage):
    """The answer for one code: valid, revoked, replaced or not found. The name is shortened unless the holder agreed."""

    public = True
    template_name = "certificates/certificate_check.html"

    def get(self, request, *args, code, **kwargs):
        """Answer 200 with the facts, 404 with the form, or 429 to whoever tries codes one after another."""
        if not within_limit(f"certificates:{visitor_address(request)}", CHECKS_A_MINUTE, seconds=60):
            return too_many(request)
        certificate = queries.certificate_by_code(normalise_code(code))
        answer, title = ANSWERS[certificate and certificate.state]
        facts = {"certificate": certificate, "answer": answer, "answer_title": title}
        context = self.get_context_data(typed=grouped(normalise_code(code)), **facts)
        return self.render_to_response(context, status=200 if certificate else 404, headers=NOT_INDEXED)


def fault_of(typed: str) -> str:
    """Return what is wrong with a code as it was typed, in words, or nothing."""
    if not typed:
        return _("Введите код с документа.")
    if is_registration_number(typed.upper()):
        return _("Это регистрационный номер. Введите код проверки – он стоит рядом с QR-кодом.")
    letters = len(normalise_code(typed))
    if letters != CODE_LETTERS:
        return _("В коде %(right)d знаков, а вы ввели %(typed)d. Сверьте код с документом.") % {
            "right": CODE_LETTERS,
            "typed": letters,
        }
    return ""


def too_many(request) -> HttpResponse:
    """Answer 429 with the page that says when to come back."""
    response = render(request, "429.html", status=429)
    response["Retry-After"] = "60"
    return response
