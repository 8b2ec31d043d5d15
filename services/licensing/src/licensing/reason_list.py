"""The catalogue of refusals as a page to read: `python -m licensing.reason_list > services/licensing/reasons.md`."""

from __future__ import annotations

from string import Formatter

from licensing.domain.reasons import REASONS
from statutes.refusals import Reason

HEAD = """# Why the register refuses

Every refusal is a `google.rpc.Status` with `ErrorInfo.reason` from this list (domain `smartsupervision`), the rule and
a remedy in its metadata, the message in Chinese as `LocalizedMessage`, and one `BadRequest` violation per field at
fault.
Reasons are never renamed. `…` stands for what the message names. Reasons of the platform itself (request ids, etags,
tokens, deadlines) are not listed here. Written by `python -m licensing.reason_list`.

| reason | status | rule | message | 信息 | remedy |
|---|---|---|---|---|---|
"""


def page() -> str:
    """The page in Markdown."""
    return HEAD + "".join(_row(code, reason) for code, reason in sorted(REASONS.items()))


def _row(code: str, reason: Reason) -> str:
    message, message_zh = _plain(reason.message), _plain(reason.message_zh)
    return f"| `{code}` | {reason.kind} | {reason.rule} | {message} | {message_zh} | {reason.remedy} |\n"


def _plain(template: str) -> str:
    return "".join(text + ("…" if name else "") for text, name, _, _ in Formatter().parse(template))


if __name__ == "__main__":
    print(page(), end="")
