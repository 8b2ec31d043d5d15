"""装订成卷: what a volume holds, in the fixed order (SAMR-2/2018:78), with cover, 卷内目录 and 备考表."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

from chassis.database import Connection
from enforcement.domain.cases.cases import PenaltyCase
from enforcement.domain.cases.kinds import Volume as Which
from enforcement.domain.cases.values import Party
from enforcement.domain.documents.records import CaseDocument, DocumentStatus
from enforcement.domain.evidence.records import Evidence
from enforcement.domain.names import ASSISTANCE, MEASURE
from enforcement.domain.refusal import refuse
from enforcement.printing import loading, store
from enforcement.printing.loading import Loaded
from enforcement.printing.working import Part, Volume
from enforcement.templates.case_facts import case_facts, party_of_number
from enforcement.templates.dating import day_of
from enforcement.templates.facts import EVIDENCE, Matter, Wanted, document
from enforcement.templates.filling import Facts, filled
from enforcement.templates.paper import Document
from enforcement.templates.setting import Setting
from enforcement.templates.template import Template, in_force, of_series, shipped
from enforcement.templates.wording import day
from smartsupervision.enforcement.v1 import printing_service_pb2 as pb

NAMES: Final = {Which.MAIN: "正卷", Which.SECONDARY: "副卷"}
EVIDENCE_SECTION: Final = 4
"""证据材料 of the main volume."""
ATTACHED: Final = "另附"
"""Where a page number would stand: scans are kept beside the volume and known by their hash."""
Line = tuple[int, str, str, str, Part | None]
"""(section, title, number, remark, paper; None for what is attached)."""


async def volume_of(
    connection: Connection, about: Loaded, request: pb.PrintCaseFileRequest, setting: Setting
) -> Volume:
    """What one volume of a case is bound from. Refusals VOLUME_UNKNOWN, FORM_OF_ANOTHER_RECORD, FILE_NOT_PRINTABLE."""
    if request.volume not in (Which.MAIN, Which.SECONDARY):
        raise refuse("VOLUME_UNKNOWN", "volume", volume=request.volume)
    if not isinstance(about.state, PenaltyCase):
        raise refuse("FORM_OF_ANOTHER_RECORD", "name", title="卷内目录", name=about.name)
    which = Which(request.volume)
    matter = await loading.matter(connection, about)
    papers = await _papers(connection, about.name)
    lines = [
        *_forms(matter, which, setting),
        *[each async for each in _issued(connection, papers, matter, which, setting)],
        *(_attachments(matter.evidence) if which is Which.MAIN else ()),
    ]
    lines.sort(key=lambda line: line[0])
    facts = case_facts(about.state, None, "", matter.clue, setting)
    stated = {"卷.保管期限": request.kept_for, "卷.说明": request.remarks or "无需要说明的情况。"}
    # Goes to the printing process: the templates alone, not the roster they were chosen by.
    forms = tuple(_front(form, setting) for form in ("cover", "contents", "remarks"))
    fronts = partial(fronts_of, tuple(lines), _with(facts, which, about.state, stated), forms)
    return Volume(tuple(part for *_, part in lines if part), fronts)


def fronts_of(
    lines: Sequence[Line], facts: Facts, forms: Sequence[Template], pages: Sequence[int]
) -> tuple[Document, Document, Document]:
    """Cover, contents and remarks, once it is known how many pages each paper has."""
    rows, first, counts = [], 1, iter(pages)
    for index, (_, title, number, remark, part) in enumerate(lines, 1):
        if part is None:
            rows.append((str(index), title, number, ATTACHED, remark))
            continue
        last = first + next(counts) - 1
        rows.append((str(index), title, number, f"{first}" if first == last else f"{first}-{last}", remark))
        first = last + 1
    texts = {**facts.texts, "卷.件数": str(len(lines)), "卷.页数": str(first - 1)}
    whole = Facts(texts=texts, lists={"卷.目录": tuple(rows)})
    cover, contents, remarks = (filled(form, whole) for form in forms)
    return cover, contents, remarks


def _front(form: str, setting: Setting) -> Template:
    found = in_force(form, setting.day)
    if found is None:
        raise refuse("FORM_UNKNOWN", "form", form=form, day=setting.day)
    return found


async def _papers(connection: Connection, case: str) -> list[Loaded]:
    """Documents of the case, and of what belongs to it. Refusal FILE_NOT_PRINTABLE names those not issued."""
    also = [await loading.of_case(connection, kind, case) for kind in (MEASURE, ASSISTANCE)]
    found = await loading.documents(connection, [case, *(each.name for kind in also for each in kind)])
    papers = [each for each in found if each.state.status is DocumentStatus.IN_USE]
    undone = [each.state.number for each in papers if not each.state.issued and _template_of(each.state)]
    if undone:
        raise refuse("FILE_NOT_PRINTABLE", "name", numbers="、".join(undone))
    return [each for each in papers if each.state.issued]


def _template_of(paper: CaseDocument) -> Template | None:
    return of_series(paper.series, paper.used_on) if paper.used_on else None


def _forms(matter: Matter, which: Which, setting: Setting) -> Iterator[Line]:
    """Forms without a number, of what has happened."""
    case: Any = matter.record
    done = {"clue": matter.clue, "filing": True, "report": case.report, "review": case.last_review,
            "closing": case.closed_on}  # fmt: skip
    for template in {each.form: each for each in shipped() if each.volume is which and not each.series}.values():
        if done.get(template.form):
            on = day_of(template.form, case, None, setting.day)
            paper = document(Wanted(template=template), matter, replace(setting, day=on))
            yield template.section, template.title, "", "", Part(template.title, "", paper)


async def _issued(
    connection: Connection, papers: Sequence[Loaded], matter: Matter, which: Which, setting: Setting
) -> Any:
    """Issued papers as they were issued, each followed by the proof of its service."""
    for each in papers:
        paper: CaseDocument = each.state
        template = _template_of(paper)
        content = await store.content(connection, paper.issued.digest, each.name) if paper.issued else None
        if template is None or template.volume is not which or content is None:
            continue
        yield template.section, template.title, paper.number, "", Part(template.title, paper.number, content)
        if proof := _proof(paper, template, matter, setting):
            yield template.section, "送达回证", paper.number, "", Part("送达回证", paper.number, proof)


def _proof(paper: CaseDocument, template: Template, matter: Matter, setting: Setting) -> Document | None:
    case: Any = matter.record
    party = party_of_number(case, paper.number)
    if party is None or not _served(party, paper.number):
        return None
    proof = _front("service", setting)
    stated = {"送达.文书": template.title, "送达.文号": paper.number}
    return document(Wanted(template=proof, number=paper.number, particulars=stated), matter, setting)


def _served(party: Party, number: str) -> bool:
    told = [each for each in party.notices if each.document == number]
    decided = party.decision is not None and party.decision.document == number
    return bool(told and told[0].service) or (decided and party.service is not None)


def _attachments(evidence: Sequence[Evidence]) -> Iterator[Line]:
    for each in evidence:
        if each.excluded_on is None:
            remark = f"{each.pages}页 {each.digest[:12]}"
            yield EVIDENCE_SECTION, f"{each.title}（{EVIDENCE.get(each.kind, '')}）", "", remark, None


def _with(facts: Facts, which: Which, case: PenaltyCase, stated: dict[str, str]) -> Facts:
    results = "；".join(result for _, _, result in facts.lists["案件.处理结果"]) or "未作出决定"
    texts = {
        **facts.texts,
        "卷.名称": NAMES[which],
        "卷.处理结果": results,
        "卷.结案日期": day(case.closed_on) if case.closed_on else "未结案",
        "卷.归档日期": day(case.archived_on) if case.archived_on else "未归档",
        **stated,
    }
    return Facts(texts=texts, lists={})
