-- 回答用リンク: how a vendor answers without an account. A secret opens one; only its SHA-256 ever stands here.

CREATE TABLE answer_links (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    parent_id integer REFERENCES answer_links,   -- of a sub-link: single groups handed to a colleague; never deeper
    case_id integer NOT NULL,
    candidate integer NOT NULL,
    sheet_id integer NOT NULL REFERENCES answer_sheets,
    groups text[] NOT NULL CHECK (cardinality(groups) > 0),
    company text NOT NULL DEFAULT '',
    recipient text NOT NULL CHECK (recipient <> ''),
    address text NOT NULL DEFAULT '',            -- empty where the link is handed over otherwise
    contact text NOT NULL DEFAULT '',            -- whom in the city the vendor may ask
    message text NOT NULL DEFAULT '',
    due date NOT NULL,
    expires_on date NOT NULL,                    -- the last day that it can be used
    created_by integer REFERENCES people,
    created_at timestamptz NOT NULL,
    opened_at timestamptz,                       -- when somebody gave a name; a mail scanner only looks
    answered_at timestamptz,
    seen_at timestamptz,
    revoked_at timestamptz,
    reminders_on date,                           -- the last day that was looked at for reminders
    FOREIGN KEY (case_id, candidate) REFERENCES candidates,
    CHECK (expires_on >= due),
    CHECK ((parent_id IS NULL) = (created_by IS NOT NULL))
);
CREATE INDEX answer_links_candidate ON answer_links (case_id, candidate, id);
CREATE INDEX answer_links_parent ON answer_links (parent_id);
CREATE INDEX answer_links_due ON answer_links (due) WHERE parent_id IS NULL AND revoked_at IS NULL AND address <> '';

-- Each mail and each look at the link on the screen has a secret of its own; all of them end with the link.
CREATE TABLE answer_link_tokens (
    token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
    link_id integer NOT NULL REFERENCES answer_links,
    made_at timestamptz NOT NULL
);
COMMENT ON TABLE answer_link_tokens IS 'app role: SELECT, INSERT';
CREATE INDEX answer_link_tokens_link ON answer_link_tokens (link_id);

-- A browser that came by a link. It is no person: what it reaches are the pages below /answer.
CREATE TABLE link_sessions (
    token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
    link_id integer NOT NULL REFERENCES answer_links,
    company text NOT NULL DEFAULT '',
    name text NOT NULL DEFAULT '',               -- empty until it was given
    started_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL
);
CREATE INDEX link_sessions_link ON link_sessions (link_id, started_at);
CREATE INDEX link_sessions_started ON link_sessions (started_at);

-- What was handed in, frozen; a second submission after a reopening is a new row.
CREATE TABLE answer_submissions (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    link_id integer NOT NULL REFERENCES answer_links,
    number integer NOT NULL CHECK (number > 0),
    company text NOT NULL,
    name text NOT NULL CHECK (name <> ''),
    title text NOT NULL CHECK (title <> ''),
    unanswered integer NOT NULL,
    content text NOT NULL,
    digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    at timestamptz NOT NULL,
    reopened_at timestamptz,
    reopened_by integer REFERENCES people,
    reopened_reason text NOT NULL DEFAULT '',
    UNIQUE (link_id, number),
    CHECK ((reopened_at IS NULL) = (reopened_by IS NULL) AND (reopened_at IS NULL) = (reopened_reason = ''))
);
CREATE UNIQUE INDEX answer_submissions_standing ON answer_submissions (link_id) WHERE reopened_at IS NULL;

CREATE FUNCTION refuse_resubmit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.reopened_at IS NOT NULL OR to_jsonb(NEW) - '{reopened_at,reopened_by,reopened_reason}'::text[]
        IS DISTINCT FROM to_jsonb(OLD) - '{reopened_at,reopened_by,reopened_reason}'::text[] THEN
        RAISE EXCEPTION 'a submission is frozen';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER answer_submissions_frozen BEFORE UPDATE ON answer_submissions
    FOR EACH ROW EXECUTE FUNCTION refuse_resubmit();
CREATE TRIGGER answer_submissions_kept BEFORE DELETE OR TRUNCATE ON answer_submissions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE answers ADD COLUMN link_id integer REFERENCES answer_links;

-- How a link stands together with the one that it hangs on: ended, expired or submitted there is so here too.
CREATE VIEW link_standings AS
SELECT l.id, root.id AS root_id, least(l.expires_on, root.expires_on) AS expires_on, c.stage = 'Closed' AS case_closed,
       l.opened_at IS NOT NULL AS opened, l.answered_at IS NOT NULL AS answered,
       coalesce(l.revoked_at, root.revoked_at) IS NOT NULL AS revoked,
       EXISTS (SELECT FROM answer_submissions s WHERE s.link_id = root.id AND s.reopened_at IS NULL) AS submitted
FROM answer_links l
JOIN answer_links root ON root.id = coalesce(l.parent_id, l.id)
JOIN cases c ON c.id = l.case_id;
COMMENT ON VIEW link_standings IS 'app role: SELECT';

-- A link with what it is for. Of the case it says what a questionnaire says of it too.
CREATE VIEW link_details AS
SELECT l.id, n.root_id, l.parent_id, l.case_id, l.candidate, l.sheet_id, array_to_string(l.groups, ',') AS groups,
       l.company, l.recipient, l.address, root.contact, root.message, l.due, n.expires_on, n.case_closed, n.opened,
       n.answered, n.revoked, n.submitted, l.created_at, l.seen_at, c.title AS case, d.name AS department,
       s.name AS service, s.plan, p.name AS provider
FROM answer_links l
JOIN link_standings n ON n.id = l.id
JOIN answer_links root ON root.id = n.root_id
JOIN cases c ON c.id = l.case_id
JOIN departments d ON d.id = c.department_id
JOIN candidates k ON k.case_id = l.case_id AND k.number = l.candidate
JOIN services s ON s.id = k.service_id
JOIN providers p ON p.id = s.provider_id;
COMMENT ON VIEW link_details IS 'app role: SELECT';

-- Mails to be sent. A row is written in the transaction of its cause; whoever sends claims it for a while first. The
-- secret of a link is no part of it: one is made for each mail at the moment of sending.
CREATE TABLE mail_outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    dedupe_key text NOT NULL UNIQUE,             -- the same cause never mails twice
    kind text NOT NULL CHECK (kind <> ''),
    link_id integer REFERENCES answer_links,
    carries_link boolean NOT NULL DEFAULT false, -- sent only while the link can be answered
    to_address text NOT NULL CHECK (to_address <> ''),
    to_name text NOT NULL DEFAULT '',
    subject text NOT NULL CHECK (subject <> ''),
    body text NOT NULL CHECK (body <> ''),
    created_at timestamptz NOT NULL,
    not_before timestamptz NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    claimed_until timestamptz,
    sent_at timestamptz,
    given_up_at timestamptz,
    dropped_at timestamptz,                      -- no longer needed when its turn came
    last_error text NOT NULL DEFAULT '',
    CHECK (NOT carries_link OR link_id IS NOT NULL),
    CHECK (num_nonnulls(sent_at, given_up_at, dropped_at) <= 1)
);
CREATE INDEX mail_outbox_waiting ON mail_outbox (not_before, id)
    WHERE sent_at IS NULL AND given_up_at IS NULL AND dropped_at IS NULL;
CREATE INDEX mail_outbox_link ON mail_outbox (link_id, id);
