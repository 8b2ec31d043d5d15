-- Seals over the journal: each covers the next events of one stream, is signed, and names the one before it.
CREATE TABLE seal (
    stream       smallint NOT NULL CHECK (stream BETWEEN 0 AND 11),
    -- Consecutive within the stream, from 1.
    number       bigint NOT NULL CHECK (number > 0),
    first_number bigint NOT NULL,
    last_number  bigint NOT NULL,
    sealed_at    timestamptz NOT NULL,
    hash         bytea NOT NULL,
    -- The exact text with its signature; the other columns are copies that `verify` compares.
    document     bytea NOT NULL,
    PRIMARY KEY (stream, number),
    UNIQUE (stream, first_number),
    UNIQUE (stream, last_number),
    CHECK (first_number > 0 AND last_number >= first_number)
);

CREATE FUNCTION refuse_seal_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'seals are append-only: % refused', TG_OP;
END $$;

CREATE TRIGGER seal_is_append_only BEFORE UPDATE OR DELETE ON seal
    FOR EACH ROW EXECUTE FUNCTION refuse_seal_change();
CREATE TRIGGER seal_is_never_emptied BEFORE TRUNCATE ON seal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_seal_change();

GRANT SELECT, INSERT ON seal TO {runtime_role};
