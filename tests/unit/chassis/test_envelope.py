"""The envelope: CloudEvents 1.0, the same bytes for the same event, and a clear answer to what is none."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chassis.envelope import Envelope, build, parse
from chassis.errors import PermanentError
from smartsupervision.common.v1.cloudevents_pb2 import CloudEvent

text = st.text(st.characters(codec="utf-8"), max_size=30)
instants = st.datetimes(datetime(1978, 1, 1), datetime(2100, 1, 1)).map(lambda t: t.replace(tzinfo=UTC))  # noqa: DTZ001 - hypothesis wants naive bounds

envelopes = st.builds(
    Envelope,
    id=st.uuids(),
    source=text,
    type=text,
    subject=text,
    occurred_at=instants,
    recorded_at=instants,
    aggregate_id=st.uuids(),
    version=st.integers(1, 2**31 - 1),
    kind=text,
    causation=text,
    correlation=text,
    actor_department=text,
    actor_officer=text,
    sensitivity=text,
    rule_version=text,
    traceparent=text,
    data=st.binary(max_size=50),
)


@given(envelopes)
def test_what_is_built_is_read_back_the_same(envelope: Envelope) -> None:
    assert parse(build(envelope)) == envelope
    assert build(parse(build(envelope))) == build(envelope)


@given(st.binary(max_size=200))
def test_arbitrary_bytes_are_an_event_or_a_permanent_fault(raw: bytes) -> None:
    try:
        parse(raw)
    except PermanentError:
        return


def test_an_event_without_our_attributes_is_a_permanent_fault() -> None:
    foreign = CloudEvent(id=str(UUID(int=1)), source="/else", spec_version="1.0", type="x")
    with pytest.raises(PermanentError):
        parse(foreign.SerializeToString())
