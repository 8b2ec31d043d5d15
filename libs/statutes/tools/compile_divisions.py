"""Compile `divisions.tsv` from a folder of division tables: python compile_divisions.py FOLDER OUT.

The folder holds the table of 2023 (provinces.csv, cities.csv, areas.csv) and two older revisions of
GB/T 2260 (gb2260_*.tsv). A code the newest table lacks is kept with the year of the last table naming it.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

NEWEST = (("provinces.csv", "0000"), ("cities.csv", "00"), ("areas.csv", ""))
OLDER = (("gb2260_stats_201810.tsv", "2018"), ("gb2260_mca_201904.tsv", "2019"))
# Not covered by the newest table, yet not abolished.
ELSEWHERE = frozenset({"710000", "810000", "820000"})


def compile_table(folder: Path) -> list[tuple[str, str, str]]:
    """Rows of (code, name, year of the last table naming it; empty for the newest)."""
    table: dict[str, tuple[str, str]] = {}
    for name, year in OLDER:
        with (folder / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                table[row["Code"]] = (row["Name"], "" if row["Code"] in ELSEWHERE else year)
    for name, zeros in NEWEST:
        with (folder / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                table[row["code"] + zeros] = (row["name"], "")
    return [(code, name, until) for code, (name, until) in sorted(table.items())]


def main() -> None:
    """Write the table named by the second argument from the folder named by the first."""
    folder, out = (Path(argument) for argument in sys.argv[1:3])
    lines = ("\t".join(row) for row in compile_table(folder))
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
