-- The journal and everything that is written in its transactions.

CREATE TABLE journal (
    pos          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    stream       smallint NOT NULL CHECK (stream BETWEEN 0 AND 11),
    aggregate_id uuid NOT NULL,
    version      bigint NOT NULL CHECK (version > 0),
    kind         text NOT NULL,
    event_id     uuid NOT NULL,
    type         text NOT NULL,
    occurred_at  timestamptz NOT NULL,
    recorded_at  timestamptz NOT NULL,
    -- The exact bytes that are published; the other columns are copies that `verify` compares.
    envelope     bytea NOT NULL CHECK (octet_length(envelope) <= 524288),
    UNIQUE (aggregate_id, version)
);

CREATE FUNCTION refuse_journal_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal is append-only: % refused', TG_OP;
END $$;

CREATE TRIGGER journal_is_append_only BEFORE UPDATE OR DELETE ON journal
    FOR EACH ROW EXECUTE FUNCTION refuse_journal_change();
CREATE TRIGGER journal_is_never_emptied BEFORE TRUNCATE ON journal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_journal_change();

-- What the broker does not have yet. `number` is null until the sequencer has given one.
CREATE TABLE outbox (
    pos    bigint PRIMARY KEY,
    stream smallint NOT NULL,
    number bigint
) WITH (fillfactor = 50);
-- Rows live for milliseconds: clean up after every few thousand, whatever the size of the table.
ALTER TABLE outbox SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- The gap-free position of every event in its stream, and when it was given.
CREATE TABLE sequence (
    stream     smallint NOT NULL,
    number     bigint NOT NULL,
    pos        bigint NOT NULL UNIQUE,
    stamped_at timestamptz NOT NULL,
    PRIMARY KEY (stream, number)
);
CREATE INDEX sequence_by_time ON sequence (stream, stamped_at);

CREATE TRIGGER sequence_is_append_only BEFORE UPDATE OR DELETE ON sequence
    FOR EACH ROW EXECUTE FUNCTION refuse_journal_change();
CREATE TRIGGER sequence_is_never_emptied BEFORE TRUNCATE ON sequence
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_journal_change();

CREATE TABLE stream_head (
    stream     smallint PRIMARY KEY,
    number     bigint NOT NULL,
    stamped_at timestamptz NOT NULL
);
INSERT INTO stream_head SELECT stream, 0, '-infinity' FROM generate_series(0, 11) AS stream;

-- The fold of each aggregate's events, for locking, reading and digests.
CREATE TABLE state (
    aggregate_id uuid PRIMARY KEY,
    kind         text NOT NULL,
    bucket       smallint NOT NULL,
    version      bigint NOT NULL,
    recorded_at  timestamptz NOT NULL,
    digest_high  bigint NOT NULL,
    digest_low   bigint NOT NULL,
    state        bytea NOT NULL
);
CREATE INDEX state_by_bucket ON state (kind, bucket);

-- Natural keys, each held by at most one aggregate.
CREATE TABLE claim (
    namespace    text NOT NULL,
    key          text NOT NULL,
    aggregate_id uuid NOT NULL,
    PRIMARY KEY (namespace, key)
);

-- Commands already carried out: the same request id gives the same answer. Refusals are not remembered.
CREATE TABLE remembered_command (
    month        date NOT NULL,
    department   text NOT NULL,
    request_id   text NOT NULL,
    request_hash bytea NOT NULL,
    aggregate_id uuid NOT NULL,
    version      bigint NOT NULL,
    PRIMARY KEY (department, request_id, month)
) PARTITION BY RANGE (month);

-- Values of persons; events and answers hold only the reference and the salted hash.
CREATE TABLE vault (
    reference    uuid PRIMARY KEY,
    aggregate_id uuid NOT NULL,
    field        text NOT NULL,
    value        text NOT NULL,
    salt         bytea NOT NULL,
    salted_hash  bytea NOT NULL,
    stored_at    timestamptz NOT NULL
);
CREATE INDEX vault_by_aggregate ON vault (aggregate_id);

GRANT SELECT, INSERT ON journal, sequence TO {runtime_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON outbox, state, claim TO {runtime_role};
GRANT SELECT, UPDATE ON stream_head TO {runtime_role};
GRANT SELECT, INSERT ON remembered_command TO {runtime_role};
GRANT SELECT, INSERT, DELETE ON vault TO {runtime_role};
