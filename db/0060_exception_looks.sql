-- Who looked over the state of 例外措置, when, and up to which one: a record of the whole city.
CREATE TABLE exception_looks (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    up_to integer NOT NULL CHECK (up_to > 0),    -- the newest that was looked at; no key, since its case may be disposed of
    remark text NOT NULL,
    person_id integer NOT NULL REFERENCES people,
    post_id integer NOT NULL REFERENCES posts,
    via text NOT NULL CHECK (via IN ('Holder', 'Substitute', 'Delegate')),
    at timestamptz NOT NULL
);
COMMENT ON TABLE exception_looks IS 'app role: SELECT, INSERT';
CREATE TRIGGER exception_looks_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON exception_looks
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- Seen by everybody who acts for a post; signed by who does it.
SELECT protect('exception_looks', 'asks_as_task() OR asked_ids(''posts'') <> ''{}''', 'may_sign(person_id, post_id)');
SELECT keep_from_links('exception_looks');
SELECT seal('exception_looks', 'id');
