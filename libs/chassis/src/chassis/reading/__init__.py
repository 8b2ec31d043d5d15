"""Readers of other services' events: complete by number, idempotent, never losing a record to an error."""

from chassis.reading.owner import GrpcOwner, Owner
from chassis.reading.reader import Reader
from chassis.reading.records import Arrived, Numbered, Parked, Sink

__all__ = ["Arrived", "GrpcOwner", "Numbered", "Owner", "Parked", "Reader", "Sink"]
