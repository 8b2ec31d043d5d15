-- What enforcement knows of the registry, made from its events: one row per licence, and per entity for its
-- business licence.

CREATE TABLE known_licence (
    record_id uuid PRIMARY KEY,
    kind      text NOT NULL,
    version   bigint NOT NULL,
    -- 许可证编号; of a business licence the unified social credit code. "" where there is none.
    number    text NOT NULL,
    uscc      text NOT NULL,
    holder    text NOT NULL,
    -- Own key or full name of the authority whose seal it bears. "" where the registry does not say.
    issuer    text NOT NULL,
    in_force  boolean NOT NULL
);
CREATE INDEX known_licence_by_number ON known_licence (number) WHERE number <> '';

-- Parties with a credit code of cases that are not closed: whom a change in the registry concerns.
CREATE TABLE case_party (
    case_id uuid NOT NULL,
    party   integer NOT NULL,
    uscc    text NOT NULL,
    PRIMARY KEY (case_id, party)
);
CREATE INDEX case_party_by_uscc ON case_party (uscc);

GRANT SELECT, INSERT, UPDATE ON known_licence TO {runtime_role};
GRANT SELECT, INSERT, DELETE ON case_party TO {runtime_role};
