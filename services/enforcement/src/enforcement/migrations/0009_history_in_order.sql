-- Looked at ahead of every group of commands: whether persons have come since.
CREATE INDEX history_person_by_change ON history_person (change);
