"""Printed forms of licensing (行政许可文书): HTML with form number and version, and nothing from outside."""

from licensing.forms.papers import Paper, Place, acceptance, decision, licence_paper, notice
from licensing.forms.printing import FORMS, Form, Printed, Reprint, printed

__all__ = [
    "FORMS",
    "Form",
    "Paper",
    "Place",
    "Printed",
    "Reprint",
    "acceptance",
    "decision",
    "licence_paper",
    "notice",
    "printed",
]
