-- What licences need beside the journal's states. Written in the commands' own transactions.

-- One row per document issued (a licence's first one, and one per renewal, change and reissue): its place in the
-- signed status list. A document that another one replaced, or whose licence ended, is void.
CREATE TABLE licence_document (
    serial     bigint GENERATED ALWAYS AS IDENTITY (START WITH 0 MINVALUE 0) PRIMARY KEY,
    licence_id uuid NOT NULL,
    copy       integer NOT NULL,
    issued_at  timestamptz NOT NULL,
    void       boolean NOT NULL DEFAULT false,
    UNIQUE (licence_id, copy)
);
CREATE INDEX licence_document_void ON licence_document (serial) WHERE void;

-- Monthly figures: one row per cell and measure. Corrections, recorded after the month's end, stand apart.
CREATE TABLE licence_figure (
    month          date NOT NULL,
    licence_kind   text COLLATE "C" NOT NULL,
    division       text COLLATE "C" NOT NULL,
    office         text COLLATE "C" NOT NULL,
    mode           smallint NOT NULL,
    level          smallint NOT NULL,
    legal_limit    text NOT NULL,
    promised_limit text NOT NULL,
    measure        text NOT NULL,
    correction     boolean NOT NULL,
    number         bigint NOT NULL,
    PRIMARY KEY
        (month, licence_kind, division, office, mode, level, legal_limit, promised_limit, measure, correction)
);

GRANT SELECT, INSERT, UPDATE ON licence_document, licence_figure TO {runtime_role};
