-- A copy of the directory, made from its events: one row per unit, person, post and power.

CREATE TABLE roster_record (
    record_id  uuid PRIMARY KEY,
    kind       text NOT NULL,
    version    bigint NOT NULL,
    -- When it last changed here, counted in changes: readers of this table take what is above the number they know.
    generation bigint NOT NULL,
    state      bytea NOT NULL
);
CREATE INDEX roster_record_by_generation ON roster_record (generation);

CREATE TABLE roster_generation (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    number   bigint NOT NULL
);
INSERT INTO roster_generation (number) VALUES (0);

GRANT SELECT, INSERT, UPDATE ON roster_record TO {runtime_role};
GRANT SELECT, UPDATE ON roster_generation TO {runtime_role};
