"""The public page of the texts: what one agrees to, in the words of today."""

from foundation.views import PlainPage
from privacy.queries import current_texts


class ConsentTexts(PlainPage):
    """The texts in force, one after another; `#processing` and `#publication` lead to each."""

    public = True
    template_name = "privacy/consent_texts.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(texts=current_texts(), **kwargs)
