"""The portal's addresses and one more: the view that does nothing, behind all our middleware."""

from django.http import HttpResponse
from django.urls import path

from portal import urls
from portal.urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def hello(_request):
    """Answer with a word, of a type that is never kept."""
    return HttpResponse("hello", content_type="text/plain")


urlpatterns = [path("hello/", hello), *urls.urlpatterns]
