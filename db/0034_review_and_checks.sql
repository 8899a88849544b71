-- Questions back and forth in a review, conditions that become checks with dates, and the register with all managers
-- and departments of a use.

-- What is asked for a requirement (or, empty, for the request as a whole), what the department answers, and what is
-- settled: who is waited for follows from the last one.
CREATE TABLE review_messages (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_id integer NOT NULL REFERENCES requests,
    requirement text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('Asked', 'Answered', 'Settled')),
    text text NOT NULL CHECK (text <> ''),
    person_id integer NOT NULL REFERENCES people,
    post_id integer NOT NULL REFERENCES posts,
    via text NOT NULL CHECK (via IN ('Holder', 'Substitute', 'Delegate')),
    at timestamptz NOT NULL
);
COMMENT ON TABLE review_messages IS 'app role: SELECT, INSERT';
CREATE INDEX review_messages_request ON review_messages (request_id, id);
CREATE TRIGGER review_messages_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON review_messages
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The departments that use the service beside the case's own; frozen with the request.
ALTER TABLE requests ADD COLUMN used_by integer[] NOT NULL DEFAULT '{}';

-- A use is allowed by a request, or by an 例外措置 where the policy knows no other way.
ALTER TABLE uses
    ALTER COLUMN request_id DROP NOT NULL,
    ADD COLUMN exception_id integer UNIQUE REFERENCES exceptions,
    ADD CONSTRAINT uses_ground CHECK (num_nonnulls(request_id, exception_id) = 1);

-- Every manager that the policy names for a use; manager_post of the use is the first of them.
CREATE TABLE use_managers (
    use_id integer NOT NULL REFERENCES uses,
    title text NOT NULL,
    post_id integer NOT NULL REFERENCES posts,
    PRIMARY KEY (use_id, title)
);
INSERT INTO use_managers (use_id, title, post_id) SELECT id, '管理者', manager_post FROM uses;

CREATE TABLE use_departments (
    use_id integer NOT NULL REFERENCES uses,
    department_id integer NOT NULL REFERENCES departments,
    PRIMARY KEY (use_id, department_id)
);

-- What allowed a use, in one shape for both ways.
CREATE VIEW use_grounds WITH (security_invoker = true) AS
    SELECT u.id AS use_id, r.case_id, r.candidate, r.procedure, r.procedure_title, x.status, x.conditions, x.digest,
           x.person_id, x.post_id, x.via, x.at
    FROM uses u
    JOIN requests r ON r.id = u.request_id
    JOIN decisions x ON x.request_id = r.id
    UNION ALL
    SELECT u.id, e.case_id, e.candidate, 'exception', '例外措置', 'Approved', '', o.digest, o.person_id, o.post_id,
           o.via, o.at
    FROM uses u
    JOIN exceptions e ON e.id = u.exception_id
    JOIN exception_outcomes o ON o.exception_id = e.id;
COMMENT ON VIEW use_grounds IS 'app role: SELECT';

-- 点検: what a post has to confirm by a day. A condition of an approval is the first kind.
CREATE TABLE checks (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    use_id integer NOT NULL REFERENCES uses,
    kind text NOT NULL CHECK (kind IN ('Condition')),
    text text NOT NULL CHECK (text <> ''),
    due date NOT NULL,
    post_id integer NOT NULL REFERENCES posts,
    created_by integer NOT NULL REFERENCES people,
    created_at timestamptz NOT NULL
);
COMMENT ON TABLE checks IS 'app role: SELECT, INSERT';
CREATE INDEX checks_use ON checks (use_id, id);
CREATE INDEX checks_due ON checks (due);

-- Only ever added to; done once a result says so.
CREATE TABLE check_results (
    check_id integer NOT NULL REFERENCES checks,
    revision integer NOT NULL CHECK (revision > 0),
    result text NOT NULL CHECK (result IN ('Done', 'NotYet')),
    note text NOT NULL CHECK (note <> ''),
    person_id integer NOT NULL REFERENCES people,
    post_id integer NOT NULL REFERENCES posts,
    via text NOT NULL CHECK (via IN ('Holder', 'Substitute', 'Delegate')),
    at timestamptz NOT NULL,
    PRIMARY KEY (check_id, revision)
);
COMMENT ON TABLE check_results IS 'app role: SELECT, INSERT';
CREATE UNIQUE INDEX check_results_done ON check_results (check_id) WHERE result = 'Done';

CREATE TRIGGER checks_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON checks
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER check_results_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON check_results
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Who else could decide on a procedure, whichever way they act; who acts for the post that asked is no other (兼務の禁止).
CREATE FUNCTION others_who_decide(
    roles text[], procedure text, asking_person integer, asking_post integer, today date) RETURNS integer
STABLE LANGUAGE sql AS $$
    SELECT count(DISTINCT a.person_id)::integer
    FROM acting(today) a
    JOIN posts p ON p.id = a.post_id
    JOIN people who ON who.id = a.person_id AND who.active
    WHERE p.role = ANY (roles)
      AND (a.scope = '' OR procedure = ANY (string_to_array(a.scope, ',')))
      AND a.person_id IS DISTINCT FROM asking_person
      AND NOT EXISTS (SELECT FROM acting(today) same WHERE same.person_id = a.person_id AND same.post_id = asking_post)
$$;
