"""What lists of pages have in common: their years, the photograph at each title, what stands before and after a page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    BigIntegerField,
    CharField,
    Count,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    prefetch_related_objects,
)
from django.db.models.functions import Cast, Coalesce
from wagtail.models import Page, ReferenceIndex

from pages.models import CoveragePhoto, NewsPhoto, PlanItem, PracticePhoto, SiteImage, SiteRendition
from pages.models.base import PortalPage
from pages.models.media import Photo

# What templates/cotton/thumb.html draws, and with it gallery.html and pages/share_image.html.
THUMBS = [
    f"format-{kind}|fill-{size}" for kind in ("avif", "webp", "jpeg") for size in ("480x320", "960x640")
]  # fmt: skip
SIZES = [*THUMBS, "max-1600x1600|format-jpeg", "fill-1200x630|format-jpeg"]
# What templates/cotton/photo.html draws inside a text.
TEXT_SIZES = [f"format-{kind}|width-{width}" for kind in ("avif", "webp", "jpeg") for width in (640, 1280)]


@dataclass(frozen=True)
class Beside:
    """The pages before and after one in the order of their dates."""

    earlier: PortalPage | None
    later: PortalPage | None


def years_of(pages: QuerySet, field: str) -> list[int]:
    """Return the years of the dates of `pages`, the latest first. One query."""
    return [day.year for day in pages.order_by().dates(field, "year", order="DESC")]


def with_cover(pages: QuerySet, photos: type[Photo]) -> QuerySet:
    """Let every page know the first of its photographs, for `bring_covers`."""
    own = photos.objects.filter(page=OuterRef("pk")).order_by("sort_order", "pk")
    return pages.annotate(cover_id=Subquery(own.values("pk")[:1]))


def bring_covers(pages: Sequence, photos: type[Photo]) -> None:
    """Give every page of `with_cover` its `cover`, a photograph or None. Two queries for any number of pages."""
    ready = Prefetch("image__renditions", SiteRendition.objects.filter(filter_spec__in=THUMBS))
    found = photos.objects.select_related("image").prefetch_related(ready)
    covers = found.in_bulk([page.cover_id for page in pages if page.cover_id])
    for page in pages:
        page.cover = covers.get(page.cover_id)


def photos_of(page) -> list:
    """Return the photographs under a page with all their sizes; also those of a preview, which are in no table."""
    return list(page.photos.select_related("image"))


def bring_sizes(photos: Iterable[Photo], blocks: Iterable = ()) -> None:
    """Fetch the ready sizes of photographs and of pictures inside a text at once, instead of one by one while drawing."""
    inside = [block.value["image"] for block in blocks if block.block_type == "picture" and block.value["image"]]
    prefetch_related_objects([*(photo.image for photo in photos), *inside], "renditions")


def photographs_without_sizes() -> QuerySet[SiteImage]:
    """Return the photographs of published pages whose sizes were not drawn yet, the newest first."""
    kinds = (NewsPhoto, CoveragePhoto, PracticePhoto)
    shown = Q(*(Q(pk__in=kind.objects.filter(page__live=True).values("image")) for kind in kinds), _connector=Q.OR)
    return _not_drawn(SiteImage.objects.filter(shown), SIZES)


def pictures_of_texts_without_sizes() -> QuerySet[SiteImage]:
    """Return the pictures inside the texts of published pages whose sizes were not drawn yet, the newest first."""
    kind, pages = ContentType.objects.get_for_model(SiteImage), ContentType.objects.get_for_model(Page)
    live = Page.objects.filter(live=True).annotate(name=Cast("pk", CharField())).values("name")
    told = ReferenceIndex.objects.filter(to_content_type=kind, base_content_type=pages, object_id__in=live)
    inside = told.exclude(model_path__startswith="photos.")
    numbers = inside.annotate(image=Cast("to_object_id", BigIntegerField())).values("image")
    return _not_drawn(SiteImage.objects.filter(pk__in=numbers), TEXT_SIZES)


def _not_drawn(pictures: QuerySet[SiteImage], sizes: list[str]) -> QuerySet[SiteImage]:
    drawn = SiteRendition.objects.filter(image=OuterRef("pk"), filter_spec__in=sizes).order_by()
    counted = drawn.values("image").annotate(kept=Count("filter_spec", distinct=True)).values("kept")
    return pictures.annotate(kept=Coalesce(Subquery(counted), 0)).filter(kept__lt=len(sizes)).order_by("-pk")


def plan_item_of(page) -> PlanItem | None:
    """Return the row of the plan that a page is about, ready to be linked to."""
    if page.plan_item_id is None:
        return None
    return PlanItem.objects.select_related("section__plan").filter(pk=page.plan_item_id).first()


def beside(page, pages: QuerySet, field: str) -> Beside:
    """Return what stands before and after `page` among `pages` in the order of a date; equal dates by pk. One query."""
    day, pk = getattr(page, field), page.pk or 0
    before = pages.filter(Q(**{f"{field}__lt": day}) | Q(**{field: day, "pk__lt": pk})).order_by(f"-{field}", "-pk")
    after = pages.filter(Q(**{f"{field}__gt": day}) | Q(**{field: day, "pk__gt": pk})).order_by(field, "pk")
    near = list(pages.filter(Q(pk__in=_first(before)) | Q(pk__in=_first(after))))
    earlier = [row for row in near if (getattr(row, field), row.pk) < (day, pk)]
    later = [row for row in near if row not in earlier]
    return Beside(next(iter(earlier), None), next(iter(later), None))


def _first(pages: QuerySet) -> Subquery:
    return Subquery(pages.values("pk")[:1])
