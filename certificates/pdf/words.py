"""Words that the layouts add to the facts. Nominatives only."""

from certificates.facts import CertificateFacts

INNER_QUOTES = str.maketrans("«»", "„“")


def nomination(facts: CertificateFacts) -> str:
    """«Номинация „…“», with quotation marks inside quotation marks; nothing when the contest has no nominations."""
    return f"Номинация «{facts.nomination.translate(INNER_QUOTES)}»" if facts.nomination else ""


def basis(facts: CertificateFacts) -> str:
    """What the award rests on, as the end of a sentence: «Основание: протокол № 1»."""
    text = facts.basis
    # «ФЗ № 131» keeps its capitals.
    begins_like_a_sentence = text[1:2].islower()
    return f"Основание: {text[0].lower() if begins_like_a_sentence else text[0]}{text[1:]}" if text else ""
