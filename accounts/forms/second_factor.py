"""Why somebody's second factor is reset."""

from django.utils.translation import gettext_lazy as _

from foundation.forms import HouseForm, reason_field


class ResetForm(HouseForm):
    """The reason, which the person and the history will read."""

    reason = reason_field(
        _("Причина"), _("Как вы убедились, что просит сам человек. Он прочтёт эти слова в письме."), max_length=500
    )
