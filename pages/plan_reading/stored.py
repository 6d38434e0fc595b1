"""A plan as it is kept between the preview and the confirmation: plain lists that a column of JSON holds."""

from typing import Any

from .parsed import ParsedItem, ParsedPlan, ParsedSection, PlanWarning, Trouble


def packed(parsed: ParsedPlan) -> dict[str, Any]:
    """Return the plan as plain data."""
    return {
        "title": parsed.title,
        "year": parsed.year,
        "columns": list(parsed.columns),
        "sections": [
            [
                section.wording,
                [
                    [item.number, item.period, item.title, item.participants, item.programme, item.place]
                    for item in section.items
                ],
            ]
            for section in parsed.sections
        ],
        "warnings": [[warning.trouble.name, warning.place, warning.text, warning.row] for warning in parsed.warnings],
    }


def unpacked(data: dict[str, Any]) -> ParsedPlan:
    """Return the plan that was packed."""
    return ParsedPlan(
        title=data["title"],
        year=data["year"],
        columns=tuple(data["columns"]),
        sections=tuple(
            ParsedSection(wording, tuple(ParsedItem(*cells) for cells in items)) for wording, items in data["sections"]
        ),
        warnings=tuple(PlanWarning(Trouble[name], *rest) for name, *rest in data["warnings"]),
    )
