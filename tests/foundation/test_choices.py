"""A filter is a list of plain links: each keeps the other filters and begins at the first page."""

from django.test import RequestFactory

from foundation.choices import Choice, filter_of

YEARS = [(2021, "2021"), (2020, "2020")]


def asked(**query):
    return filter_of(RequestFactory().get("/news/", query), "year", "Год", YEARS)


def test_without_a_choice_everything_is_shown():
    assert asked().choices == (
        Choice("Все", "/news/", current=True),
        Choice("2021", "/news/?year=2021", current=False),
        Choice("2020", "/news/?year=2020", current=False),
    )


def test_a_chosen_value_is_marked_and_the_links_keep_the_other_filters_but_no_page():
    found = asked(year="2020", theme="двор", page="3")

    assert (found.chosen, [(choice.url, choice.current) for choice in found.choices]) == (
        "2020",
        [
            ("/news/?theme=%D0%B4%D0%B2%D0%BE%D1%80", False),
            ("/news/?theme=%D0%B4%D0%B2%D0%BE%D1%80&year=2021", False),
            ("/news/?theme=%D0%B4%D0%B2%D0%BE%D1%80&year=2020", True),
        ],
    )


def test_a_value_that_does_not_exist_counts_as_all():
    assert (asked(year="1812").chosen, asked(year="1812").choices[0].current) == (None, True)
