-- What is counted, made from the journal stream by stream; all of it can be deleted and is then counted anew.

CREATE TABLE statistic_position (
    stream   smallint PRIMARY KEY,
    -- Every event up to this number is counted.
    number   bigint NOT NULL,
    -- By which way of counting; another one begins anew.
    counting integer NOT NULL
);
INSERT INTO statistic_position SELECT stream, 0, 0 FROM generate_series(0, 11) AS stream;

-- One row per thing counted: which event it was, when it counts, where.
CREATE TABLE statistic_fact (
    aggregate_id uuid NOT NULL,
    version      bigint NOT NULL,
    stream       smallint NOT NULL,
    number       bigint NOT NULL,
    measure      text NOT NULL,
    detail       text NOT NULL,
    day          date NOT NULL,
    recorded_on  date NOT NULL,
    division     text COLLATE "C" NOT NULL,
    unit         text NOT NULL,
    field        text NOT NULL,
    PRIMARY KEY (aggregate_id, version, measure, detail)
);
CREATE INDEX statistic_fact_by_day ON statistic_fact (day, measure, division);

-- Money of a whole authority: neither office nor officer, field, party or case, so that nothing can be ranked by it.
CREATE TABLE statistic_amount (
    stream      smallint NOT NULL,
    number      bigint NOT NULL,
    name        text NOT NULL,
    day         date NOT NULL,
    recorded_on date NOT NULL,
    unit        text NOT NULL,
    fen         bigint NOT NULL,
    PRIMARY KEY (stream, number, name, day)
);
CREATE INDEX statistic_amount_by_unit ON statistic_amount (unit, day);

GRANT SELECT, UPDATE ON statistic_position TO {runtime_role};
GRANT SELECT, INSERT, DELETE ON statistic_fact, statistic_amount TO {runtime_role};
