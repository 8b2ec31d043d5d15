-- Seals of other services as they were seen here. Two different ones for one place are both kept: that is the evidence.
CREATE TABLE witnessed_seal (
    owner        text NOT NULL,
    stream       smallint NOT NULL CHECK (stream BETWEEN 0 AND 11),
    number       bigint NOT NULL,
    hash         bytea NOT NULL,
    first_number bigint NOT NULL,
    last_number  bigint NOT NULL,
    sealed_at    timestamptz NOT NULL,
    document     bytea NOT NULL,
    witnessed_at timestamptz NOT NULL,
    PRIMARY KEY (owner, stream, number, hash)
);

CREATE FUNCTION refuse_witness_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was witnessed is append-only: % refused', TG_OP;
END $$;

CREATE TRIGGER witnessed_seal_is_append_only BEFORE UPDATE OR DELETE ON witnessed_seal
    FOR EACH ROW EXECUTE FUNCTION refuse_witness_change();
CREATE TRIGGER witnessed_seal_is_never_emptied BEFORE TRUNCATE ON witnessed_seal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_witness_change();

GRANT SELECT, INSERT ON witnessed_seal TO {runtime_role};
