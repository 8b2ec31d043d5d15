-- Papers, kept by the hash of their bytes, and what each was made from.

CREATE TABLE content (
    digest  text PRIMARY KEY CHECK (digest ~ '^[0-9a-f]{64}$'),
    bytes   bytea NOT NULL,
    made_at timestamptz NOT NULL
);

CREATE TABLE rendering (
    digest  text NOT NULL REFERENCES content,
    -- Resource name of the document, or of the record a form without a number is about.
    about   text NOT NULL,
    form    text NOT NULL,
    version text NOT NULL,
    pages   integer NOT NULL,
    -- The record it was filled from, and the version of that record.
    matter         text NOT NULL,
    matter_id      uuid NOT NULL,
    matter_version bigint NOT NULL,
    draft   boolean NOT NULL,
    -- Somebody issued it, or was about to: it stays.
    kept    boolean NOT NULL DEFAULT false,
    PRIMARY KEY (digest, about)
);
CREATE INDEX rendering_by_about ON rendering (about, form);

GRANT SELECT, INSERT, DELETE ON content TO {runtime_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON rendering TO {runtime_role};
