"""The act that draws the sizes of photographs before the first reader asks for them: one of six formats takes a second."""

import logging
from itertools import chain, islice, product

from wagtail.images.models import SourceImageIOError

from pages.queries.lists import SIZES, TEXT_SIZES, photographs_without_sizes, pictures_of_texts_without_sizes

log = logging.getLogger(__name__)


def draw_sizes(*, limit: int) -> int:
    """Draw what pages show of at most `limit` pictures of published pages, under and inside their texts; return how many.

    Each size is kept at once, so a process that is stopped loses nothing. A photograph whose file is gone is passed over.
    """
    drawn = 0
    wanted = chain(
        product(photographs_without_sizes()[:limit], [SIZES]),
        product(pictures_of_texts_without_sizes()[:limit], [TEXT_SIZES]),
    )
    for image, sizes in islice(wanted, limit):
        try:
            image.get_renditions(*sizes)
        except SourceImageIOError:
            log.warning("The file of picture %s cannot be read", image.pk)
        else:
            drawn += 1
    return drawn
