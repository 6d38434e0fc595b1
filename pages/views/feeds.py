"""The news as feeds, for readers who follow them in a program of their own."""

from datetime import datetime, time

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import gettext as _
from django.views.generic import View

from foundation.views import Door
from pages.models import NewsIndexPage, NewsPage
from pages.models.base import readable
from pages.queries.news import published_news
from pages.views.public import with_addresses

NEWS_IN_FEED = 30


class NewsFeed(Door, View):
    """The latest news in the form of `generator`."""

    public = True
    generator: type[SyndicationFeed]

    def get(self, request):
        """Answer with the feed; addresses in it are whole."""
        feed = self._empty_feed()
        for piece in with_addresses(published_news()[:NEWS_IN_FEED], request):
            address = request.build_absolute_uri(piece.address)
            moment = moment_of(piece)
            feed.add_item(piece.title, address, piece.lead, unique_id=address, pubdate=moment, updateddate=moment)
        return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)

    def _empty_feed(self) -> SyndicationFeed:
        indexes = readable(NewsIndexPage.objects).only("title", "intro", "url_path")[:1]
        index = next(iter(with_addresses(indexes, self.request)), None)
        return self.generator(
            title=f"{index.title if index else _('Новости')} – {settings.BRANCH_SHORT_NAME}",
            link=self.request.build_absolute_uri(index.address if index else "/"),
            description=index.intro if index else "",
            feed_url=self.request.build_absolute_uri(self.request.path),
            language="ru",
        )


class NewsRss(NewsFeed):
    """RSS 2.0."""

    generator = Rss201rev2Feed


class NewsAtom(NewsFeed):
    """Atom 1.0."""

    generator = Atom1Feed


def moment_of(piece: NewsPage) -> datetime:
    """Return the day of a piece of news as a moment: its beginning, in the time of the branch."""
    return timezone.make_aware(datetime.combine(piece.published_on, time()))
