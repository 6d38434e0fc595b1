"""Colours of paper: the same values as in static/css/tokens.css."""

from reportlab.lib.colors import HexColor

BRICK = HexColor("#9E3B2C")
INK = HexColor("#1F2328")
SOFT = HexColor("#565960")
LINE = HexColor("#DDD4C6")
PAPER = HexColor("#FBF8F3")
