"""How long events wait for their seal."""

from __future__ import annotations

OLDEST = """
SELECT least(
    (SELECT min(first.recorded_at)
     FROM stream_head h
     CROSS JOIN LATERAL (
         SELECT coalesce((SELECT max(last_number) FROM seal WHERE stream = h.stream), 0) AS last
     ) sealed
     CROSS JOIN LATERAL (
         SELECT (SELECT recorded_at FROM journal WHERE pos = q.pos)
         FROM sequence q WHERE q.stream = h.stream AND q.number = sealed.last + 1 LIMIT 1
     ) first (recorded_at)
     WHERE h.number > sealed.last),
    (SELECT (SELECT recorded_at FROM journal WHERE pos = o.pos)
     FROM outbox o WHERE o.number IS NULL AND o.pos > (SELECT coalesce(max(pos), 0) FROM sequence)
     ORDER BY o.pos LIMIT 1)
)
"""
"""When the oldest event without a seal was recorded: the first after each stream's last seal, and the first without a
number. Null if everything is sealed. A handful of index probes, whatever the size of journal and outbox: hence probes
within probes instead of joins, and only what lies after the last numbered event is looked at. One that committed late
lies before it for a moment; it is numbered first the next time, by the relay or by whoever seals."""
