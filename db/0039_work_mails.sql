-- A person may have an address that their waiting work is mailed to; without one, the work is on their first page alone.
ALTER TABLE people ADD COLUMN mail_address text NOT NULL DEFAULT '';

-- What a person was told of by mail, and in which round: 0 when it came, later ones while it still waits. The key is what
-- keeps it from being told twice.
CREATE TABLE told_work (
    person_id integer NOT NULL REFERENCES people,
    kind text NOT NULL CHECK (kind <> ''),
    work_id integer NOT NULL,
    key text NOT NULL,
    since timestamptz NOT NULL,
    round integer NOT NULL CHECK (round >= 0),
    at timestamptz NOT NULL,
    PRIMARY KEY (person_id, kind, work_id, key, since, round)
);
COMMENT ON TABLE told_work IS 'app role: SELECT, INSERT';
