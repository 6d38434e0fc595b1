"""The frame of a page: words used twice, the section one is in, where a link leads."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from foundation.templatetags.frame import host


def drawn(source, **context):
    return Template("{% load frame %}" + source).render(Context(context))


def test_what_is_captured_is_said_twice_on_one_line_and_stays_escaped():
    source = "{% capture as title %}\n  {{ words }}\n  год{% endcapture %}{{ title }}|{{ title }}"

    assert drawn(source, words="<План>") == "&lt;План&gt; год|&lt;План&gt; год"


@pytest.mark.parametrize(("path", "mark"), [("/news/1/", ' aria-current="true"'), ("/plan/", "")])
def test_the_section_of_a_page_is_marked(path, mark):
    assert drawn('{% here "/news/" "/coverage/" %}', request=RequestFactory().get(path)) == mark


def test_a_page_without_a_request_is_in_no_section():
    assert drawn('{% here "/news/" %}') == ""


@pytest.mark.parametrize(
    ("address", "words"), [("https://www.vk.com/video", "vk.com"), ("http://пример.рф/1", "пример.рф"), ("", "")]
)
def test_a_link_says_where_it_leads(address, words):
    assert host(address) == words
