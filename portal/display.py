"""How a visitor wants to see the site: the choices of the panel for low vision, kept in one cookie. Pure."""

from dataclasses import asdict, dataclass, fields
from urllib.parse import parse_qsl, urlencode

COOKIE = "display"
COOKIE_AGE = 365 * 24 * 3600

CHOICES = {
    "theme": ("", "light", "dark", "contrast", "blue"),
    "text": ("100", "150", "200"),
    "spacing": ("", "wide"),
    "images": ("", "off"),
    "font": ("", "reading"),
}


@dataclass(frozen=True)
class Display:
    """One value of CHOICES for each field; the defaults are the site as it was drawn."""

    theme: str = ""
    text: str = "100"
    spacing: str = ""
    images: str = ""
    font: str = ""

    @classmethod
    def of(cls, values) -> "Display":
        """Take what is known from a mapping of strings; everything else becomes the default."""
        known = {field.name: values.get(field.name) for field in fields(cls)}
        return cls(**{name: value for name, value in known.items() if value in CHOICES[name]})

    @classmethod
    def from_cookie(cls, cookie: str) -> "Display":
        """Read the cookie; a spoiled one gives the defaults."""
        return cls.of(dict(parse_qsl(cookie)))

    def as_cookie(self) -> str:
        """Return the value for the cookie."""
        return urlencode(asdict(self))

    @property
    def is_default(self) -> bool:
        """Whether the visitor changed nothing."""
        return self == Display()
