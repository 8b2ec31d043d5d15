-- Tables kept by the month, and the log of reads of persons and cases.

-- Creates the partition of one month; the runtime role may call it, the owner's rights do it.
CREATE FUNCTION ensure_month(parent regclass, first_day date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    name text := parent::text || '_' || to_char(first_day, 'YYYYMM');
BEGIN
    IF parent::text NOT IN ('remembered_command', 'access_log') OR extract(day FROM first_day) <> 1 THEN
        RAISE EXCEPTION 'no monthly table %, or % is not the first day of a month', parent, first_day;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext(name));
    EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF %s FOR VALUES FROM (%L) TO (%L)',
                   name, parent, first_day, first_day + interval '1 month');
END $$;

-- Drops the partitions that ended before a day.
CREATE FUNCTION drop_months_before(parent regclass, keep_from date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    child record;
BEGIN
    IF parent::text NOT IN ('remembered_command', 'access_log') THEN
        RAISE EXCEPTION 'no monthly table %', parent;
    END IF;
    FOR child IN SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = parent LOOP
        IF to_date(right(child.name, 6), 'YYYYMM') + interval '1 month' <= keep_from THEN
            EXECUTE format('DROP TABLE %s', child.name);
        END IF;
    END LOOP;
END $$;

CREATE TABLE access_log (
    at         timestamptz NOT NULL,
    department text NOT NULL,
    officer    text,
    method     text NOT NULL,
    purpose    text NOT NULL,
    reason     text NOT NULL,
    ids        text[] NOT NULL,
    fields     text[] NOT NULL
) PARTITION BY RANGE (at);

GRANT SELECT, INSERT ON access_log TO {runtime_role};
REVOKE EXECUTE ON FUNCTION ensure_month, drop_months_before FROM public;
GRANT EXECUTE ON FUNCTION ensure_month, drop_months_before TO {runtime_role};
