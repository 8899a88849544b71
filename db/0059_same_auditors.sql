-- Who audits and works in what is audited, in which days, and why that could not be helped: as the policy asks for it.
CREATE TABLE same_auditors (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id integer NOT NULL REFERENCES people,
    auditing_post integer NOT NULL REFERENCES posts,
    audited_post integer NOT NULL REFERENCES posts,
    from_date date NOT NULL,
    until_date date,    -- the last day; open when null
    clause text NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    recorded_by integer NOT NULL REFERENCES people,
    recorded_at timestamptz NOT NULL,
    CHECK (until_date >= from_date)
);
COMMENT ON TABLE same_auditors IS 'app role: SELECT, INSERT';
CREATE TRIGGER same_auditors_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON same_auditors
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE INDEX same_auditors_person ON same_auditors (person_id, auditing_post, audited_post);
CREATE INDEX same_auditors_auditing ON same_auditors (auditing_post);
CREATE INDEX same_auditors_audited ON same_auditors (audited_post);
SELECT seal('same_auditors', 'id');
