"""Pictures on a page: `{% load pictures %}`. A reader never waits for their sizes: what is not drawn yet is drawn by the worker."""

from dataclasses import dataclass

from django import template
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Picture
from wagtail.images.shortcuts import get_renditions_or_not_found
from wagtail.images.templatetags.wagtailimages_tags import PictureNode, image

register = template.Library()


@dataclass(frozen=True)
class Whole:
    """The file of the library itself, where a size of it is wanted that nobody has drawn."""

    url: str
    width: int
    height: int


class ReadyPicture(PictureNode):
    """Wagtail's picture out of the sizes that are ready. The least one is drawn at once where it is missing: a few milliseconds."""

    def render(self, context):
        shown = self.validate_image(context)
        if not shown:
            return ""
        wanted = self.get_filters()
        attrs = {name: value.resolve(context) for name, value in self.attrs.items()}
        ready = ready_sizes(shown, wanted)
        if len(ready) < len(wanted):
            # `sizes` is a choice between files: while some are missing there is none to make.
            attrs.pop("sizes", None)
            ready = {spec: size for spec, size in ready.items() if spec == plainest_of(wanted).spec}
        return Picture(ready, attrs).__html__()


def plainest_of(wanted: list[Filter]) -> Filter:
    """Return the size that every browser can show."""
    return next((size for size in wanted if "format-jpeg" in size.spec), wanted[0])


def ready_sizes(shown: AbstractImage, wanted: list[Filter]) -> dict[str, AbstractRendition]:
    """Return those of the `wanted` sizes that are drawn, by their names, in that order; the plainest one always."""
    plainest = plainest_of(wanted)
    ready = shown.find_existing_renditions(*wanted)
    drawn = {} if plainest in ready else get_renditions_or_not_found(shown, [plainest])
    return {size.spec: ready.get(size) or drawn[size.spec] for size in wanted if size in ready or size.spec in drawn}


@register.tag
def picture(parser, token):
    """Read `{% picture photo format-{avif,jpeg} width-{640,1280} alt=… %}`, as Wagtail's."""
    asked = image(parser, token)
    return ReadyPicture(asked.image_expr, asked.filter_specs, attrs=asked.attrs)


@register.simple_tag
def ready_or_whole(shown: AbstractImage, size: str) -> AbstractRendition | Whole:
    """Return one size of a picture when it is drawn, else the file itself: `url`, `width`, `height`."""
    wanted = Filter(spec=size)
    ready = shown.find_existing_renditions(wanted)
    return ready.get(wanted) or Whole(shown.file.url, shown.width, shown.height)
