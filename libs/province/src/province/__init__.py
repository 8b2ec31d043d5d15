"""A deterministic simulated province: the same seed gives the same bytes."""

from province.generator import generate
from province.model import Entity, LifeEvent, LifeEventKind

__all__ = ["Entity", "LifeEvent", "LifeEventKind", "generate"]
