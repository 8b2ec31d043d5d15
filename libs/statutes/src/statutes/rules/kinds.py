"""All kinds of rule by the name they have in the files."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from statutes.rules.deadlines import DEADLINE, FIXED_DATE, WINDOW
from statutes.rules.file_checks import FILE_CHECK
from statutes.rules.levels import ITEM_LEVEL
from statutes.rules.licences import LICENCE_KIND, REFORM_ITEM
from statutes.rules.penalties import PENALTY_KIND
from statutes.rules.publicity import PUBLICITY_CLASS, REPAIR_WINDOW
from statutes.rules.reports import ABNORMAL_GROUND, REPORT_WINDOW
from statutes.rules.thresholds import THRESHOLD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from statutes.rules.rows import Kind

_ALL: Final[tuple[Kind[Any], ...]] = (
    DEADLINE,
    WINDOW,
    FIXED_DATE,
    LICENCE_KIND,
    REFORM_ITEM,
    ITEM_LEVEL,
    THRESHOLD,
    PENALTY_KIND,
    PUBLICITY_CLASS,
    REPAIR_WINDOW,
    REPORT_WINDOW,
    ABNORMAL_GROUND,
    FILE_CHECK,
)
KINDS: Final[Mapping[str, Kind[Any]]] = MappingProxyType({kind.name: kind for kind in _ALL})
