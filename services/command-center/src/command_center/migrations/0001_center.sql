-- What the command center keeps besides the readers' tables: proofs of completeness and the course of rebuilds.

-- Outcome of the last comparison of each kind with its owner.
CREATE TABLE reconciliation (
    kind        text PRIMARY KEY,
    owned       bigint NOT NULL,
    indexed     bigint NOT NULL,
    -- What still differs, after healing.
    missing     bigint NOT NULL,
    stale       bigint NOT NULL,
    extra       bigint NOT NULL,
    -- What was found and healed in that run.
    healed      bigint NOT NULL,
    finished_at timestamptz NOT NULL
);

-- Where events are written: to the serving index, and during a rebuild to a second one as well.
CREATE TABLE rebuild (
    kind       text PRIMARY KEY,
    -- Counts the changes of phase; projectors acknowledge it.
    generation bigint NOT NULL,
    phase      text NOT NULL CHECK (phase IN ('idle', 'building', 'swapped')),
    -- Why the new index could not take an event; the rebuild stops on it.
    failure    text,
    changed_at timestamptz NOT NULL
);

-- Every running projector, and the generation that all its later batches follow.
CREATE TABLE projector_ack (
    instance   text NOT NULL,
    kind       text NOT NULL,
    generation bigint NOT NULL,
    seen_at    timestamptz NOT NULL,
    PRIMARY KEY (instance, kind)
);

GRANT SELECT, INSERT, UPDATE ON reconciliation, rebuild TO {runtime_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON projector_ack TO {runtime_role};
