"""Columns of a chart: heights compare, nothing leaves the picture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.charts import FOOT, HEIGHT, LEFT, TOP, WIDTH, column_chart


@given(st.lists(st.integers(0, 100_000), max_size=15))
def test_every_column_stands_on_the_base_inside_the_picture_and_is_as_high_as_its_share(values):
    chart = column_chart([(str(value), value) for value in values])

    top = chart.lines[-1].value
    room = HEIGHT - FOOT - TOP
    assert top >= max(values, default=0)
    assert len(chart.lines) <= 6
    for column, value in zip(chart.columns, values, strict=True):
        assert column.y + column.height == pytest.approx(chart.base, abs=0.11)
        assert column.height == pytest.approx(room * value / top, abs=0.06)
        assert column.x >= LEFT
        assert column.x + column.width <= WIDTH


def test_the_scale_has_round_numbers():
    assert [line.value for line in column_chart([("2020", 63)]).lines] == [0, 20, 40, 60, 80]
    assert [line.value for line in column_chart([]).lines] == [0, 1]


def test_a_value_below_the_base_is_a_bug():
    with pytest.raises(ValueError, match="lower"):
        column_chart([("2020", -1)])
