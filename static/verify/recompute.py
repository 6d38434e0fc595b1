"""Пересчёт итогов конкурса по опубликованным оценкам. Нужен только Python 3.9 или новее, без интернета.

    python3 recompute.py marks.json [контрольная сумма из протокола]

Программа сама считает итоги и места по оценкам и правилам из файла, сравнивает их с опубликованными и проверяет
контрольную сумму. Код ответа 0 – всё сходится, 1 – нет.
"""

import hashlib
import json
import sys
from fractions import Fraction as F
from math import isqrt

ROOT = 10**30


def mean(numbers):
    return sum(numbers, F(0)) / len(numbers)


def median(numbers):
    ordered = sorted(numbers)
    return mean(ordered[(len(ordered) - 1) // 2 : len(ordered) // 2 + 1])


def ranks(values):
    """Место каждого значения, большее – выше; равные делят места: (первое, последнее)."""
    return [(1 + sum(o > v for o in values), sum(o >= v for o in values)) for v in values]


def rank_sums(field):
    total = dict.fromkeys(field, F(0))
    for juror in next(iter(field.values()), {}):
        for name, (first, last) in zip(field, ranks([own[juror] for own in field.values()])):
            total[name] += F(first + last, 2)
    return total


def z_scores(field):
    scaled = {}
    for juror in {juror for own in field.values() for juror in own}:
        given = {name: own[juror] for name, own in field.items() if juror in own}
        middle = mean(list(given.values()))
        variance = mean([(value - middle) ** 2 for value in given.values()])
        for name, value in given.items():
            square = (value - middle) ** 2 / variance if variance else F(0)
            size = F(isqrt(square.numerator * ROOT * ROOT // square.denominator), ROOT)
            scaled[name, juror] = size if value > middle else -size
    return {name: mean([scaled[name, juror] for juror in own]) for name, own in field.items()}


def each(count):
    return lambda field: {name: count(list(own.values())) for name, own in field.items()}


METHODS = {
    "mean": each(mean),
    "sum": each(lambda numbers: sum(numbers, F(0))),
    "trimmed_mean": each(lambda numbers: mean(sorted(numbers)[1:-1])),
    "median": each(median),
    "rank_sum": rank_sums,
    "z_score": z_scores,
}


def sheet_total(marks, criteria):
    """Сумма баллов на веса; где критерий не оценивается, остальное приводится к полной шкале."""
    asked = [(F(mark), row) for mark, row in zip(marks, criteria) if mark is not None]
    total = sum((mark * F(row["weight"]) for mark, row in asked), F(0))
    whole, part = (
        sum((F(r["maximum"]) * F(r["weight"]) for r in rows), F(0)) for rows in (criteria, [r for _, r in asked])
    )
    return total * whole / part if None in marks and part else total


def table(nomination, group):
    rules, jury = nomination["rules"], [row for row in nomination["criteria"] if row["source"] == "jury"]
    weights = {row["title"]: F(row["weight"]) for row in nomination["criteria"]}
    own = {row["number"]: row for row in nomination["applications"] if row["group"] == group}
    sheets = {name: [] for name in sorted(own)}
    for sheet in nomination["sheets"]:
        if sheet["application"] in own and any(mark is not None for mark in sheet["marks"]):
            sheets[sheet["application"]].append(sheet)
    fixed = {name: sum((F(v) * weights[k] for k, v in own[name]["fixed"].items()), F(0)) for name in sheets}
    relative = rules["method"] in ("rank_sum", "z_score")
    field = {
        n: {s["juror"]: sheet_total(s["marks"], jury) + fixed[n] * relative for s in rows} for n, rows in sheets.items()
    }
    if not any(sheets.values()):
        total = points = fixed
    else:
        counted = METHODS[rules["method"]](field)
        total = {name: counted[name] + (0 if relative else fixed[name]) for name in sheets}
        points = {name: mean(list(field[name].values())) for name in sheets} if relative else total

    def by_criterion(name, title):
        if title in own[name]["fixed"]:
            return F(own[name]["fixed"][title])
        number = [row["title"] for row in jury].index(title)
        given = [F(s["marks"][number]) for s in sheets[name] if s["marks"][number] is not None]
        return mean(given) if given else F(0)

    order = sorted({row["received_at"] for row in own.values()}, reverse=True)
    sign = -1 if rules["method"] == "rank_sum" else 1
    keys = {
        name: (sign * total[name], *(
            order.index(own[name]["received_at"]) if tie == "earlier_received" else by_criterion(name, tie.partition(":")[2])
            for tie in rules["ties"]
        ))
        for name in sheets
    }  # fmt: skip
    rows = []
    for name, (first, last) in zip(keys, ranks(list(keys.values()))):
        wins = (first <= rules["places"] and first not in rules["withheld"]) or rules["everybody"]
        kinds = sorted(rules["floors"], key=lambda kind: (kind != "place", kind))
        fits = [k for k in kinds if points[name] >= F(rules["floors"][k]) and (k != "place" or wins)]
        rows.append(
            (
                group,
                first,
                name,
                str(total[name].numerator) + "/" + str(total[name].denominator),
                last,
                (fits or [""])[0],
            )
        )
    return sorted(rows)


def main(path, printed=""):
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    faults = []
    for nomination, published in zip(data["inputs"]["nominations"], data["rows"]):
        groups = sorted({row["group"] for row in nomination["applications"]})
        mine = [row for group in groups for row in table(nomination, group)]
        theirs = [(r["group"], r["place"], r["number"], r["total"], r["place_to"], r["award"]) for r in published]
        print(nomination["title"])
        for row in mine:
            print(
                f"  {row[1]}–{row[4]}" if row[1] != row[4] else f"  {row[1]}", row[2], f"{float(F(row[3])):.2f}", row[5]
            )
        faults += (
            [] if mine == theirs else [f"Места в номинации «{nomination['title']}» не сходятся с опубликованными."]
        )
    content = {"inputs": data["inputs"], "rows": data["rows"]}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(text.encode()).hexdigest()
    print("Контрольная сумма:", digest)
    if digest != data["digest"] or (printed and digest != "".join(printed.split()).lower()):
        faults.append("Контрольная сумма не сходится: оценки, правила или места изменены.")
    print("\n".join(faults) or "Всё сходится.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], "".join(sys.argv[2:])))
