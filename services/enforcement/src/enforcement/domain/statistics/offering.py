"""Which figures are offered: only pairs of measure and dimension that the table of measures has."""

from __future__ import annotations

from collections.abc import Sequence

from enforcement.domain.refusal import refuse
from enforcement.domain.statistics.measures import MEASURES, Dimension


def offered(measures: Sequence[str], by: Sequence[Dimension], also: Sequence[Dimension] = ()) -> list[str]:
    """The measures asked for, all of them offered in these groups; none named means all that are.

    Refusals MEASURE_UNKNOWN, GROUPING_NOT_OFFERED.
    """
    wanted = (*by, *also)
    if not measures:
        return [name for name, each in MEASURES.items() if each.dimensions.issuperset(wanted)]
    for name in measures:
        if name not in MEASURES:
            raise refuse("MEASURE_UNKNOWN", "measures", measure=name[:40])
        for dimension in wanted:
            if dimension not in MEASURES[name].dimensions:
                raise refuse("GROUPING_NOT_OFFERED", "by", measure=name, dimension=dimension.name)
    return list(measures)
