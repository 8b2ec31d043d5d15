-- What the register's questions need beside the journal's states. Written in the commands' own transactions.
-- Text is compared by code point (COLLATE "C"), so that order and pages are the same on every machine.

CREATE TABLE entity_index (
    entity_id        uuid PRIMARY KEY,
    division         text COLLATE "C" NOT NULL,
    registered_name  text COLLATE "C" NOT NULL,
    entity_type      smallint NOT NULL,
    status           smallint NOT NULL,
    reserved         boolean NOT NULL,
    established_date date
);
CREATE INDEX entity_index_by_division ON entity_index (division, registered_name, entity_id);
CREATE INDEX entity_index_by_name ON entity_index (registered_name);
-- The work lists of the counties.
CREATE INDEX entity_index_reserved ON entity_index (division, registered_name, entity_id) WHERE reserved;

-- Everything an entity can be looked up by. Kind 0 is the present code, the others are those of FormerNumber;
-- a mistaken code (kind 2) may be the right one of another entity, so values are not unique.
CREATE TABLE entity_number (
    value     text COLLATE "C" NOT NULL,
    kind      smallint NOT NULL,
    entity_id uuid NOT NULL,
    PRIMARY KEY (value, kind, entity_id)
);
CREATE INDEX entity_number_by_entity ON entity_number (entity_id);

CREATE TABLE premises_index (
    premises_id uuid PRIMARY KEY,
    entity_id   uuid NOT NULL,
    address     text COLLATE "C" NOT NULL,
    division    text COLLATE "C" NOT NULL,
    is_open     boolean NOT NULL
);
CREATE INDEX premises_index_by_entity ON premises_index (entity_id, premises_id);
CREATE INDEX premises_index_by_address ON premises_index (address, premises_id);

GRANT SELECT, INSERT, UPDATE ON entity_index, premises_index TO {runtime_role};
GRANT SELECT, INSERT, DELETE ON entity_number TO {runtime_role};
