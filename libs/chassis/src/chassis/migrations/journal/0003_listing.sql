-- What the lists of mapped kinds know: one row per aggregate, written in the command's own transaction.
CREATE TABLE listing (
    aggregate_id uuid PRIMARY KEY,
    kind         text NOT NULL,
    division     text NOT NULL,
    sort_key     text COLLATE "C" NOT NULL,
    facets       jsonb NOT NULL
);
CREATE INDEX listing_in_order ON listing (kind, sort_key, aggregate_id);
CREATE INDEX listing_by_facet ON listing USING gin (facets jsonb_path_ops);

GRANT SELECT, INSERT, UPDATE ON listing TO {runtime_role};
