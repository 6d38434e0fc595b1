"""The act that draws the sizes of photographs before the first reader asks for them: one of six formats takes a second."""

import logging

from wagtail.images.models import SourceImageIOError

from pages.queries.lists import SIZES, photographs_without_sizes

log = logging.getLogger(__name__)


def draw_sizes(*, limit: int) -> int:
    """Draw what pages show of at most `limit` photographs of published pages; return how many were drawn.

    Each size is kept at once, so a process that is stopped loses nothing. A photograph whose file is gone is passed over.
    """
    drawn = 0
    for image in photographs_without_sizes()[:limit]:
        try:
            image.get_renditions(*SIZES)
        except SourceImageIOError:
            log.warning("The file of picture %s cannot be read", image.pk)
        else:
            drawn += 1
    return drawn
