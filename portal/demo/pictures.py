"""Photographs of the demo: not photographs at all, but scenes drawn by a program, so that galleries can be seen."""

import io
import random
from collections.abc import Callable

from PIL import Image, ImageDraw

WIDTH, HEIGHT, HORIZON = 1600, 1067, 700
BRICK, BRICK_DARK, PAPER, STONE = "#9e3b2c", "#7d2c20", "#fbf8f3", "#cdbfa9"
PINE, LEAF, GRASS, GRASS_DARK = "#2b5b43", "#5d8a4e", "#a9bf84", "#8aa568"
SKIN = ("#e8c4a0", "#d9a982", "#f0d2b4")
CLOTHES = ("#34556b", "#9e3b2c", "#714c00", "#2b5b43", "#6b4a7a", "#c98a2b")
SKIES = ("#cfe0e8", "#e9dcc4", "#d9d4e4", "#bcd3df")

Draw = ImageDraw.ImageDraw


def picture(scene: str, seed: int) -> bytes:
    """Draw a scene (a key of SCENES) as JPEG; the seed decides where things stand."""
    chance = random.Random(seed)  # noqa: S311 - trees, not keys
    image = Image.new("RGB", (WIDTH, HEIGHT), SKIES[seed % len(SKIES)])
    draw = ImageDraw.Draw(image)
    draw.ellipse((1180, 90, 1330, 240), fill="#f6e7c1")
    draw.rectangle((0, HORIZON, WIDTH, HEIGHT), fill=GRASS)
    draw.polygon([(0, HORIZON), (WIDTH, HORIZON - 60), (WIDTH, HORIZON + 40), (0, HORIZON + 90)], fill=GRASS_DARK)
    SCENES[scene](draw, chance)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85)
    return out.getvalue()


def _wall(draw: Draw, chance: random.Random) -> None:
    draw.rectangle((0, 430, WIDTH, HORIZON + 20), fill=BRICK)
    for left in range(-20, WIDTH, 96):
        draw.polygon(_merlon(left, 430, 56, 70), fill=BRICK)
    for left in (220, 980):
        draw.rectangle((left, 280, left + 260, HORIZON + 30), fill=BRICK_DARK)
        draw.polygon([(left - 30, 280), (left + 130, 120), (left + 290, 280)], fill="#5b6b62")
        for window in (left + 70, left + 160):
            draw.rectangle((window, 360, window + 30, 440), fill=PAPER)
    _trees(draw, chance, 4)
    _people(draw, chance, 5)


def _merlon(left: float, bottom: float, width: float, height: float) -> list[tuple[float, float]]:
    top, middle = bottom - height, left + width / 2
    return [(left, bottom), (left, top), (middle, top + height * 0.38), (left + width, top), (left + width, bottom)]


def _school(draw: Draw, chance: random.Random) -> None:
    draw.rectangle((260, 300, 1340, HORIZON + 20), fill="#e7d9bd")
    draw.polygon([(220, 300), (800, 170), (1380, 300)], fill=BRICK)
    for row in (360, 500):
        for left in range(310, 1300, 110):
            draw.rectangle((left, row, left + 60, row + 90), fill="#8fb0c2")
    draw.rectangle((740, 560, 860, HORIZON + 20), fill=BRICK_DARK)
    _trees(draw, chance, 3)
    _people(draw, chance, 8)


def _yard(draw: Draw, chance: random.Random) -> None:
    for left, height in ((60, 420), (560, 500), (1100, 380)):
        draw.rectangle((left, HORIZON - height, left + 400, HORIZON + 20), fill=STONE)
        for row in range(HORIZON - height + 40, HORIZON - 60, 90):
            for window in range(left + 40, left + 370, 90):
                draw.rectangle(
                    (window, row, window + 44, row + 54), fill="#f4e3b5" if chance.random() > 0.6 else "#7d95a3"
                )
    _flowers(draw, chance)
    _trees(draw, chance, 5)
    _people(draw, chance, 4)


def _planting(draw: Draw, chance: random.Random) -> None:
    _trees(draw, chance, 9)
    for left in range(200, 1450, 210):
        draw.ellipse((left - 40, 900, left + 40, 930), fill="#6b4f35")
        draw.line((left, 915, left, 780), fill="#6b4f35", width=10)
        draw.ellipse((left - 45, 710, left + 45, 810), fill=LEAF)
    _people(draw, chance, 6)


def _hall(draw: Draw, chance: random.Random) -> None:
    draw.rectangle((0, 0, WIDTH, HEIGHT), fill="#efe6d6")
    draw.rectangle((300, 90, 1300, 470), fill=PAPER)
    draw.rectangle((300, 440, 1300, 470), fill=BRICK)
    for left in range(316, 1270, 64):
        draw.polygon(_merlon(left, 442, 36, 40), fill=BRICK)
    draw.rectangle((0, 620, WIDTH, HEIGHT), fill="#b98d5e")
    draw.rectangle((180, 640, 1420, 720), fill="#7a5233")
    for row, top in enumerate((760, 880, 1000)):
        _people(draw, chance, 9, top=top - 160 + row * 10)


def _trees(draw: Draw, chance: random.Random, number: int) -> None:
    for _tree in range(number):
        left, foot = chance.randint(0, WIDTH), chance.randint(HORIZON, HORIZON + 120)
        size = chance.randint(110, 190)
        draw.rectangle((left - 9, foot - size, left + 9, foot), fill="#6b4f35")
        if chance.random() > 0.5:
            for step in range(3):
                half, top = size * (0.75 - step * 0.18), foot - size * (0.55 + step * 0.5)
                draw.polygon([(left - half, top), (left + half, top), (left, top - size * 0.8)], fill=PINE)
        else:
            draw.ellipse((left - size * 0.6, foot - size * 1.9, left + size * 0.6, foot - size * 0.7), fill=LEAF)


def _flowers(draw: Draw, chance: random.Random) -> None:
    draw.ellipse((420, 860, 1180, 1010), fill="#7a5a3c")
    for _flower in range(160):
        left, top = chance.gauss(800, 150), chance.gauss(930, 26)
        draw.ellipse(
            (left - 11, top - 11, left + 11, top + 11), fill=chance.choice(("#c4604f", "#e3b23c", "#f1ebe1", "#b0567c"))
        )


def _people(draw: Draw, chance: random.Random, number: int, *, top: int = 760) -> None:
    step = WIDTH / (number + 1)
    for place in range(number):
        left = step * (place + 1) + chance.randint(-40, 40)
        tall = chance.randint(150, 200)
        foot = top + 230 + chance.randint(-10, 40)
        draw.rounded_rectangle((left - 38, foot - tall, left + 38, foot), 30, fill=chance.choice(CLOTHES))
        draw.ellipse((left - 28, foot - tall - 58, left + 28, foot - tall - 2), fill=chance.choice(SKIN))


SCENES: dict[str, Callable[[Draw, random.Random], None]] = {
    "wall": _wall,
    "school": _school,
    "yard": _yard,
    "planting": _planting,
    "hall": _hall,
}
