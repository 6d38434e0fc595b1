"""Codes that come by letter: how often one may be asked for."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import RequestLoginCodeForm
from allauth.core import context

from foundation.limits import visitor_network, within_limit

CODES_TO_ONE_PLACE, SECONDS = 3, 15 * 60
# Beyond that somebody floods a mailbox; whoever owns it has other ways in.
CODES_TO_ONE_ADDRESS, HOUR = 20, 3600


class RequestCodeForm(RequestLoginCodeForm):
    """allauth's form, counted by address *and* network: a stranger who asks must not use up what is the owner's."""

    def clean_email(self):
        """Return the address. Raises ValidationError beyond the limit, whoever the address belongs to."""
        email = super().clean_email()
        place = f"{email.lower()}:{visitor_network(context.request)}"
        if not (
            within_limit(f"sign-in-code:{place}", CODES_TO_ONE_PLACE, SECONDS)
            and within_limit(f"sign-in-code:{email.lower()}", CODES_TO_ONE_ADDRESS, HOUR)
        ):
            raise get_adapter().validation_error("too_many_login_attempts")
        return email
