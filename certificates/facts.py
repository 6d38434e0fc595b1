"""What stands on a certificate: frozen words, handed in by a business, kept as JSON. No models here, and no drawing."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from datetime import date

from foundation.documents.letters import printable
from foundation.russian.typography import nbsp, normalise_text

NAMES = frozenset({"holder_last", "holder_first", "holder_patronymic"})


@dataclass(frozen=True)
class SignatoryFacts:
    """Who signs. `facsimile` is the name of a picture in the private storage, or empty: a line to sign on by hand."""

    name: str
    position: str
    facsimile: str = ""


@dataclass(frozen=True)
class CertificateFacts:
    """The words of one certificate, printed as they stand: nothing is declined.

    `contest_title` and `nomination` are nominatives, the title with its own quotation marks («Конкурс „…“»), the nomination
    without. `date` is the day of issue; its year numbers the certificate. `publish_name` says that the holder agreed
    to have his full name shown to anybody; `hide_name`, that he took that back: then strangers see nothing of him. The last
    three texts are filled in when the certificate is issued.
    """

    document_word: str
    holder_last: str
    holder_first: str
    contest_title: str
    organisation: str
    basis: str
    signatories: tuple[SignatoryFacts, ...]
    city: str
    date: date
    holder_patronymic: str = ""
    holder_role: str = ""
    award_words: str = ""
    nomination: str = ""
    publish_name: bool = False
    hide_name: bool = False
    registration_number: str = ""
    code: str = ""
    check_url: str = ""

    @property
    def holder_name(self) -> str:
        """Surname, name and patronymic in full."""
        return " ".join(filter(None, (self.holder_last, self.holder_first, self.holder_patronymic)))

    @property
    def shown_name(self) -> str:
        """The name for strangers: in full where the holder agreed, otherwise «Иван П. С.»; nothing for who wants none."""
        if self.hide_name:
            return ""
        return self.holder_name if self.publish_name else self.shortened_name

    @property
    def shortened_name(self) -> str:
        """«Иван П. С.»: enough to compare with the paper in one's hand, too little to find the person by."""
        return " ".join(filter(None, (self.holder_first, _initial(self.holder_patronymic), _initial(self.holder_last))))

    def printed(self) -> Iterator[str]:
        """Yield every text that will stand on the paper."""
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, str):
                yield value
        for signatory in self.signatories:
            yield signatory.name
            yield signatory.position


def to_json(facts: CertificateFacts) -> dict:
    """Return `facts` as values that JSON can keep."""
    return asdict(facts) | {
        "date": facts.date.isoformat(),
        "signatories": [asdict(signatory) for signatory in facts.signatories],
    }


def from_json(kept: dict) -> CertificateFacts:
    """Return the facts that `to_json` wrote."""
    return CertificateFacts(
        **kept
        | {
            "date": date.fromisoformat(kept["date"]),
            "signatories": tuple(SignatoryFacts(**signatory) for signatory in kept["signatories"]),
        },
    )


def tidied(facts: CertificateFacts) -> CertificateFacts:
    """Return `facts` as they will be printed: composed (NFC), without invisible signs and stray spaces, well spaced."""
    kept = to_json(facts)
    texts = {name: _tidy(value, is_name=name in NAMES) for name, value in kept.items() if isinstance(value, str)}
    signatories = [{name: _tidy(text) for name, text in row.items()} for row in kept["signatories"]]
    return from_json(kept | texts | {"signatories": signatories})


def _tidy(text: str, *, is_name: bool = False) -> str:
    plain = normalise_text(printable(text))
    return plain if is_name else nbsp(plain)


def _initial(name: str) -> str:
    return f"{name[0].upper()}." if name else ""
