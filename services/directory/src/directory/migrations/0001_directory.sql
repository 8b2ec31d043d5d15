-- What the directory needs beside its journal: a turn that makes decisions about the tree serial, and the open matters
-- of all services.

-- Names the last transaction that changed a unit, person, post or power. Who changes one holds this row to the end.
CREATE TABLE directory_turn (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    turn     uuid NOT NULL
);
INSERT INTO directory_turn (turn) VALUES ('00000000-0000-0000-0000-000000000000');

-- Who works on what, from the other services' events. Rows stay when a matter closes: a late event finds its version.
CREATE TABLE open_matter (
    assignment_id uuid PRIMARY KEY,
    version       bigint NOT NULL,
    source        text NOT NULL,
    matter        text NOT NULL,
    matter_kind   text NOT NULL,
    title         text NOT NULL,
    division      text NOT NULL,
    owner_post    uuid NOT NULL,
    is_open       boolean NOT NULL
);
CREATE INDEX open_matter_by_post ON open_matter (owner_post) WHERE is_open;

CREATE TABLE open_deadline (
    deadline_id uuid PRIMARY KEY,
    version     bigint NOT NULL,
    source      text NOT NULL,
    matter      text NOT NULL,
    rule_id     text NOT NULL,
    -- Null while time stands still.
    act_by      date,
    is_open     boolean NOT NULL
);
CREATE INDEX open_deadline_by_matter ON open_deadline (source, matter) WHERE is_open;

GRANT SELECT, UPDATE ON directory_turn TO {runtime_role};
GRANT SELECT, INSERT, UPDATE ON open_matter, open_deadline TO {runtime_role};
