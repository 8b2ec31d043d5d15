-- Whom earlier matters were against. Made from the records' states inside the commands' transactions.

-- Persons are found again by a keyed hash of their number. The key and the numbers (in the vault) stay in this
-- database; the hash is in no event, state or answer.
CREATE TABLE history_key (key bytea NOT NULL);
INSERT INTO history_key
SELECT sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'));

CREATE SEQUENCE history_changes;

CREATE TABLE history_person (
    -- Whoever erases a person's value erases with it that the person can be found again.
    reference uuid PRIMARY KEY REFERENCES vault (reference) ON DELETE CASCADE,
    person    text NOT NULL,
    change    bigint NOT NULL DEFAULT nextval('history_changes')
);
CREATE INDEX history_person_by_person ON history_person (person);

CREATE TABLE history (
    matter     text NOT NULL,
    party      integer NOT NULL,
    number     text NOT NULL,
    kind       smallint NOT NULL,
    uscc       text NOT NULL,
    reference  uuid REFERENCES vault (reference) ON DELETE CASCADE,
    field      text NOT NULL,
    decided_on date NOT NULL,
    penalties  text[] NOT NULL,
    in_force   boolean NOT NULL,
    change     bigint NOT NULL DEFAULT nextval('history_changes'),
    PRIMARY KEY (matter, party, number)
);
CREATE INDEX history_by_uscc ON history (uscc) WHERE uscc <> '';
CREATE INDEX history_by_reference ON history (reference) WHERE reference IS NOT NULL;
CREATE INDEX history_by_change ON history (change);

GRANT SELECT ON history_key TO {runtime_role};
GRANT USAGE ON SEQUENCE history_changes TO {runtime_role};
GRANT SELECT, INSERT, DELETE ON history, history_person TO {runtime_role};
