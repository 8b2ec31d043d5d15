"""Refusals over HTTP: a status code, and a body that says what is wrong and what to do."""

from __future__ import annotations

from typing import Any, Final

from chassis.errors import Refusal, RefusalKind

STATUS: Final = {
    RefusalKind.INVALID_ARGUMENT: 400,
    RefusalKind.FAILED_PRECONDITION: 400,
    RefusalKind.UNAUTHENTICATED: 401,
    RefusalKind.PERMISSION_DENIED: 403,
    RefusalKind.NOT_FOUND: 404,
    RefusalKind.ALREADY_EXISTS: 409,
    RefusalKind.ABORTED: 409,
    RefusalKind.RESOURCE_EXHAUSTED: 429,
    RefusalKind.UNAVAILABLE: 503,
    RefusalKind.DEADLINE_EXCEEDED: 504,
}


def body(refusal: Refusal) -> dict[str, Any]:
    """The JSON of a refusal, as Google's APIs write it."""
    return {
        "error": {
            "code": STATUS[refusal.kind],
            "status": refusal.kind.name,
            "reason": refusal.reason,
            "message": refusal.message,
            "messageZh": refusal.message_zh,
            "rule": refusal.rule,
            "remedy": refusal.remedy,
            "metadata": dict(refusal.metadata),
            "fieldViolations": [
                {"field": violation.field, "description": violation.description} for violation in refusal.violations
            ],
        }
    }
