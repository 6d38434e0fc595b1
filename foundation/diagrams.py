"""Pictures and tables of the rules that run: workflows as Mermaid, permissions as a matrix. Strings in, Markdown out."""

from foundation.workflow import Workflow


def workflow_diagram(workflow: type[Workflow], labels: dict[str, str]) -> str:
    """Return the state diagram of one table of moves; `labels` gives the Russian words of each state."""
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f"    {state}: {words}" for state, words in labels.items()]
    for a_move in workflow.moves.values():
        lines += [f"    {source} --> {a_move.target}: {a_move.label}" for source in sorted(a_move.sources)]
    return "\n".join([*lines, "```"])


def permission_table(permissions) -> str:
    """Return a Markdown table of a rule set: permission and the predicate that decides."""
    rows = [f"| `{name}` | {_words(predicate)} |" for name, predicate in sorted(permissions.items())]
    return "\n".join(["| permission | who |", "|---|---|", *rows])


def _words(predicate) -> str:
    return predicate.name.strip("()").replace("|", "or").replace("&", "and").replace("~", "not ")
