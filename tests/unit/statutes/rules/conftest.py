"""A small rulebook in writing, for tests that change one line of it. Smallest dataset, no files."""

from __future__ import annotations

import pytest

INSTRUMENTS = """\
kind: instrument
instruments:
  - {key: SC-746, title: Registration, title_zh: 登记条例, issuer: 国务院, since: 2022-03-01}
  - {key: SAMR-20/2019, title: Complaints, title_zh: 投诉办法, issuer: 总局, since: 2020-01-01, until: 2026-04-14}
  - {key: SAMR-121/2026, title: Complaints, title_zh: 投诉办法, issuer: 总局, since: 2026-04-15}
  - {key: NPC-刑法, title: Criminal law, title_zh: 刑法, issuer: 全国人大, since: 1997-10-01}
"""

TERMS = """\
kind: term
vocabulary: start
terms:
  - {id: acceptance, title: acceptance, title_zh: 受理}
"""

FACTS = """\
kind: term
vocabulary: fact
terms:
  - {id: fine, title: fine, title_zh: 罚款}
  - {id: gain, title: gain, title_zh: 违法所得}
"""

DEADLINES = """\
kind: deadline
rules:
  - id: complaint.mediate
    title: End mediation
    title_zh: 终止调解
    versions:
      - from: 2020-01-01
        to: 2026-04-14
        source: "SAMR-20/2019:21"
        confidence: S
        verified_by: ""
        regime: COMPLAINT
        holder: AUTHORITY
        period: 45wd
        starts: acceptance
      - from: 2026-04-15
        source: "SAMR-121/2026:23"
        confidence: S
        verified_by: "Wei Ning, lawyer, 2026-05-02"
        regime: COMPLAINT
        holder: AUTHORITY
        period: 60d
        starts: acceptance
        province_may_set: [period]
"""

LICENCES = """\
kind: licence_kind
rules:
  - id: tea-house
    title: Tea house
    title_zh: 茶馆
    versions:
      - from: 2022-03-01
        source: "SC-746:19"
        confidence: C
        verified_by: ""
        act: permit
        levels: [county]
        term: fixed
        validity: 5y
        late_renewal: accepted
        deemed_renewed: no
        steps: {decide: complaint.mediate}
"""

THRESHOLDS = """\
kind: threshold
rules:
  - id: big
    title: Big fine
    title_zh: 较大数额
    versions:
      - from: 2022-03-01
        source: "SC-746:43"
        confidence: S
        verified_by: ""
        effect: hearing
        any:
          - {fine: ">=100000"}
        province_may_set: [any]
"""


@pytest.fixture
def texts() -> dict[str, str]:
    """Files of a rulebook that loads; a test replaces what it is about."""
    return {
        "deadlines.yaml": DEADLINES,
        "facts.yaml": FACTS,
        "instruments.yaml": INSTRUMENTS,
        "licences.yaml": LICENCES,
        "terms.yaml": TERMS,
        "thresholds.yaml": THRESHOLDS,
    }
