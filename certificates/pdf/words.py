"""Words that the layouts add to the facts. Nominatives only."""

from certificates.facts import CertificateFacts

INNER_QUOTES = str.maketrans("«»", "„“")


def nomination(facts: CertificateFacts) -> str:
    """«Номинация „…“», with quotation marks inside quotation marks; nothing when the contest has no nominations."""
    return f"Номинация «{facts.nomination.translate(INNER_QUOTES)}»" if facts.nomination else ""


def basis(facts: CertificateFacts) -> str:
    """What the award rests on."""
    return f"Основание: {facts.basis}" if facts.basis else ""
