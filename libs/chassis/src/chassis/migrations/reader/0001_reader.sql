-- Where each reader of other services' events stands, and what it could not apply.

CREATE TABLE reader_position (
    reader   text NOT NULL,
    stream   smallint NOT NULL CHECK (stream BETWEEN 0 AND 11),
    number   bigint NOT NULL,
    moved_at timestamptz NOT NULL,
    PRIMARY KEY (reader, stream)
);

CREATE TABLE parked (
    reader      text NOT NULL,
    stream      smallint NOT NULL,
    number      bigint NOT NULL,
    reason      text NOT NULL,
    cloud_event bytea NOT NULL,
    parked_at   timestamptz NOT NULL,
    replayed_at timestamptz,
    PRIMARY KEY (reader, stream, number)
);

GRANT SELECT, INSERT, UPDATE ON reader_position, parked TO {runtime_role};
