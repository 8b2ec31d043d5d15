-- The bounds of a month do not depend on the time zone of whoever creates it: `ensure_months` counts in UTC.
ALTER FUNCTION ensure_month(regclass, date) SET timezone = 'UTC';
