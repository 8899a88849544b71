-- Services and providers, cases with their candidates, answers, overrides. What is decided on hangs on these rows.

CREATE TABLE providers (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE CHECK (name <> ''),
    country text NOT NULL DEFAULT ''
);

CREATE TABLE services (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    provider_id integer NOT NULL REFERENCES providers,
    name text NOT NULL CHECK (name <> ''),
    plan text NOT NULL DEFAULT '',
    UNIQUE (provider_id, name, plan)
);

-- The files a case was evaluated under, by content hash: they stay readable after the files on disk moved on.
CREATE TABLE edition_files (
    hash text NOT NULL,
    name text NOT NULL,
    content text NOT NULL,
    stored_at timestamptz NOT NULL,
    PRIMARY KEY (hash, name)
);

CREATE TABLE cases (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    department_id integer NOT NULL REFERENCES departments,
    title text NOT NULL CHECK (title <> ''),
    purpose text NOT NULL CHECK (purpose <> ''),
    policy text NOT NULL,
    policy_hash text NOT NULL,
    bank_hash text NOT NULL,
    facts jsonb NOT NULL,
    stage text NOT NULL DEFAULT 'Considering' CHECK (stage IN ('Considering', 'Procurement', 'Closed')),
    version integer NOT NULL DEFAULT 1,
    created_by integer NOT NULL REFERENCES people,
    created_at timestamptz NOT NULL
);
CREATE INDEX cases_department ON cases (department_id, id DESC);

CREATE TABLE candidates (
    case_id integer NOT NULL REFERENCES cases,
    number integer NOT NULL CHECK (number > 0),
    service_id integer NOT NULL REFERENCES services,
    PRIMARY KEY (case_id, number),
    UNIQUE (case_id, service_id)
);
CREATE INDEX candidates_service ON candidates (service_id);

-- One sheet per service, shared by the cases that consider it; one per case for what the department itself answers.
CREATE TABLE answer_sheets (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    service_id integer UNIQUE REFERENCES services,
    case_id integer UNIQUE REFERENCES cases,
    CHECK (num_nonnulls(service_id, case_id) = 1)
);

-- A filled workbook as it came, what was read from it, and whether the preview was stored.
CREATE TABLE workbook_imports (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id integer NOT NULL,
    candidate integer NOT NULL,
    sheet_id integer NOT NULL REFERENCES answer_sheets,
    file_name text NOT NULL,
    file_sha256 text NOT NULL,
    file bytea NOT NULL,
    preview jsonb NOT NULL,
    state text NOT NULL DEFAULT 'Previewed' CHECK (state IN ('Previewed', 'Stored', 'Dropped')),
    person_id integer NOT NULL REFERENCES people,
    at timestamptz NOT NULL,
    FOREIGN KEY (case_id, candidate) REFERENCES candidates
);
CREATE INDEX workbook_imports_candidate ON workbook_imports (case_id, candidate);

CREATE TABLE answers (
    sheet_id integer NOT NULL REFERENCES answer_sheets,
    question text NOT NULL,
    revision integer NOT NULL CHECK (revision > 0),
    value jsonb NOT NULL,
    written text NOT NULL DEFAULT '',   -- as the person wrote it, where a date or number was read from text
    note text NOT NULL DEFAULT '',
    evidence text NOT NULL DEFAULT '',
    as_of date,
    valid_until date,
    source text NOT NULL CHECK (source IN ('Browser', 'Workbook', 'Link', 'Reuse')),
    import_id integer REFERENCES workbook_imports,
    person_id integer NOT NULL REFERENCES people,
    at timestamptz NOT NULL,
    PRIMARY KEY (sheet_id, question, revision)
);

-- The city's own records (an assessment written, a design made); the newest revision counts, an empty text withdraws.
CREATE TABLE city_records (
    case_id integer NOT NULL REFERENCES cases,
    record text NOT NULL,
    revision integer NOT NULL CHECK (revision > 0),
    content text NOT NULL,
    person_id integer NOT NULL REFERENCES people,
    at timestamptz NOT NULL,
    PRIMARY KEY (case_id, record, revision)
);

-- 審査者判断, kept beside the computed finding; a null status withdraws the one before.
CREATE TABLE overrides (
    case_id integer NOT NULL,
    candidate integer NOT NULL,
    requirement text NOT NULL,
    revision integer NOT NULL CHECK (revision > 0),
    status text CHECK (status IN ('Met', 'Partly', 'Unmet', 'Unknown', 'Consult', 'OutOfScope')),
    reason text NOT NULL CHECK (reason <> ''),
    person_id integer NOT NULL REFERENCES people,
    post_id integer NOT NULL REFERENCES posts,
    at timestamptz NOT NULL,
    PRIMARY KEY (case_id, candidate, requirement, revision),
    FOREIGN KEY (case_id, candidate) REFERENCES candidates
);

-- Answers, records and overrides are only ever added.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER answers_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON answers
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER city_records_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON city_records
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER overrides_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON overrides
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A department with all that stand above it: an officer of a 部 acts for its 課.
CREATE FUNCTION lineage(department integer) RETURNS integer[] STABLE LANGUAGE sql AS $$
    WITH RECURSIVE up AS (
        SELECT d.id, d.parent_id, 1 AS depth FROM departments d WHERE d.id = department
        UNION ALL
        SELECT d.id, d.parent_id, up.depth + 1 FROM departments d JOIN up ON d.id = up.parent_id WHERE up.depth < 10
    )
    SELECT array_agg(id ORDER BY depth) FROM up
$$;

-- The one place that says who sees which case; every read joins it.
CREATE FUNCTION visible_cases(person integer, today date) RETURNS TABLE (case_id integer) STABLE LANGUAGE sql AS $$
    WITH RECURSIVE held AS (
        SELECT p.department_id, p.role
        FROM post_holders h
        JOIN posts p ON p.id = h.post_id
        WHERE h.person_id = person AND h.from_date <= today AND (h.until_date IS NULL OR h.until_date >= today)
    ), below AS (
        SELECT department_id FROM held WHERE role IN ('applicant', 'manager', 'officer')
        UNION
        SELECT d.id FROM departments d JOIN below b ON d.parent_id = b.department_id
    )
    SELECT c.id
    FROM cases c
    WHERE EXISTS (SELECT FROM held WHERE role IN ('chief', 'ciso', 'auditor'))
       OR c.department_id IN (SELECT department_id FROM below)
       OR (c.stage = 'Procurement' AND EXISTS (SELECT FROM held WHERE role = 'procurement'))
$$;
