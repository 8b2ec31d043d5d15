-- What the scheduler works on: written in the commands' own transactions, beside the journal.

-- One row per limit that runs, with the next thing to announce; `at` is null while time stands still, and once
-- nothing is left to announce.
CREATE TABLE deadline_alarm (
    deadline_id uuid PRIMARY KEY,
    matter_id   uuid NOT NULL,
    -- 1 near, 2 missed
    kind        smallint,
    at          timestamptz,
    version     bigint NOT NULL,
    -- Set for a while where announcing failed, so that others go on.
    held_until  timestamptz
) WITH (fillfactor = 80);
CREATE INDEX deadline_alarm_by_time ON deadline_alarm (at, deadline_id) WHERE at IS NOT NULL;
CREATE INDEX deadline_alarm_by_matter ON deadline_alarm (matter_id);

-- Alarms that were journalled and are yet to be delivered; a row goes when its delivery is done.
CREATE TABLE alarm_delivery (
    deadline_id uuid NOT NULL,
    -- 1 near, 2 missed
    kind        smallint NOT NULL,
    -- When it was announced.
    at          timestamptz NOT NULL,
    -- The limit as it was then (smartsupervision.matters.v1.Deadline).
    deadline    bytea NOT NULL,
    attempts    integer NOT NULL DEFAULT 0,
    -- Null: at once.
    not_before  timestamptz,
    failure     text NOT NULL DEFAULT '',
    PRIMARY KEY (deadline_id, kind, at)
);
CREATE INDEX alarm_delivery_in_order ON alarm_delivery (at, deadline_id);

-- Matters that changed hands and whose limits are yet to follow.
CREATE TABLE matter_moved (
    matter_id  uuid PRIMARY KEY,
    owner_post uuid NOT NULL
);

-- The calendar and rules that all limits have been computed by.
CREATE TABLE law_applied (
    region     text PRIMARY KEY,
    digest     text NOT NULL,
    applied_at timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON deadline_alarm, alarm_delivery, matter_moved TO {runtime_role};
GRANT SELECT, INSERT, UPDATE ON law_applied TO {runtime_role};
