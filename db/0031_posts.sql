-- Who acts for which post on a day: its holders, who stands in for them (代理), and the post that handles its work (委任).

-- Closed or ended on a day, never taken away: what was done there stays readable.
ALTER TABLE departments
    ADD COLUMN until_date date,    -- the last day; open when null
    ADD COLUMN successor_id integer REFERENCES departments,    -- whose the work is after that day
    ADD CONSTRAINT departments_successor CHECK (successor_id IS NULL OR (until_date IS NOT NULL AND successor_id <> id)),
    DROP CONSTRAINT departments_name_key;
-- Lists show the name alone, so two open departments never share one.
CREATE UNIQUE INDEX departments_name ON departments (name) WHERE until_date IS NULL;
CREATE INDEX departments_parent ON departments (parent_id);

ALTER TABLE posts
    ADD COLUMN until_date date,
    DROP CONSTRAINT posts_role_check,
    ADD CONSTRAINT posts_role_check CHECK (role IN ('applicant', 'manager', 'system-manager', 'officer', 'chief',
        'delegate', 'ciso', 'procurement', 'auditor', 'administrator'));

-- 代理: acts for a post from day to day, while its holder stays the holder.
CREATE TABLE post_substitutes (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    post_id integer NOT NULL REFERENCES posts,
    person_id integer NOT NULL REFERENCES people,
    from_date date NOT NULL,
    until_date date NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    recorded_by integer NOT NULL REFERENCES people,
    recorded_at timestamptz NOT NULL,
    CHECK (until_date >= from_date)
);
CREATE INDEX post_substitutes_person ON post_substitutes (person_id);
CREATE INDEX post_substitutes_post ON post_substitutes (post_id);

-- A post lets another post handle its work: all of it, or the procedures named. It stays with the posts at 人事異動.
CREATE TABLE post_delegations (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    post_id integer NOT NULL REFERENCES posts,
    delegate_post integer NOT NULL REFERENCES posts,
    from_date date NOT NULL,
    until_date date,    -- the last day; open when null
    scope text[] NOT NULL DEFAULT '{}',    -- ids of procedures; all work when empty
    reason text NOT NULL CHECK (reason <> ''),
    recorded_by integer NOT NULL REFERENCES people,
    recorded_at timestamptz NOT NULL,
    CHECK (until_date >= from_date),
    CHECK (delegate_post <> post_id)
);
CREATE INDEX post_delegations_delegate ON post_delegations (delegate_post);
CREATE INDEX post_delegations_post ON post_delegations (post_id);

-- The way in which somebody acted stays with what was done.
ALTER TABLE decisions ADD COLUMN via text NOT NULL DEFAULT 'Holder' CHECK (via IN ('Holder', 'Substitute', 'Delegate'));
ALTER TABLE requests ADD COLUMN submitted_via text CHECK (submitted_via IN ('Holder', 'Substitute', 'Delegate'));

CREATE FUNCTION holds_on(from_date date, until_date date, today date) RETURNS boolean IMMUTABLE LANGUAGE sql AS $$
    SELECT from_date <= today AND (until_date IS NULL OR until_date >= today)
$$;

-- Holders and substitutes of the posts that exist on the day.
CREATE FUNCTION taken_posts(today date) RETURNS TABLE (person_id integer, post_id integer, rank integer)
STABLE LANGUAGE sql AS $$
    SELECT t.person_id, t.post_id, t.rank
    FROM (
        SELECT h.person_id, h.post_id, 1 AS rank FROM post_holders h WHERE holds_on(h.from_date, h.until_date, today)
        UNION ALL
        SELECT s.person_id, s.post_id, 2 FROM post_substitutes s WHERE holds_on(s.from_date, s.until_date, today)
    ) t
    JOIN posts p ON p.id = t.post_id
    JOIN departments d ON d.id = p.department_id
    WHERE (p.until_date IS NULL OR p.until_date >= today) AND (d.until_date IS NULL OR d.until_date >= today)
$$;

-- With the work that other posts handle, passed on once and never again. Who acts in several ways acts in the first of
-- them: as holder (1), as substitute (2), as delegate (3).
CREATE FUNCTION acting(today date) RETURNS TABLE (person_id integer, post_id integer, rank integer, scope text)
STABLE LANGUAGE sql AS $$
    SELECT a.person_id, a.post_id, min(a.rank),
           CASE WHEN bool_or(a.procedure IS NULL) THEN '' ELSE string_agg(DISTINCT a.procedure, ',' ORDER BY a.procedure) END
    FROM (
        SELECT t.person_id, t.post_id, t.rank, NULL::text AS procedure FROM taken_posts(today) t
        UNION ALL
        SELECT t.person_id, g.post_id, 3, s.procedure
        FROM taken_posts(today) t
        JOIN post_delegations g ON g.delegate_post = t.post_id AND holds_on(g.from_date, g.until_date, today)
        JOIN posts p ON p.id = g.post_id AND (p.until_date IS NULL OR p.until_date >= today)
        JOIN departments d ON d.id = p.department_id AND (d.until_date IS NULL OR d.until_date >= today)
        LEFT JOIN LATERAL unnest(g.scope) AS s (procedure) ON true
    ) a
    GROUP BY a.person_id, a.post_id
$$;

-- Who holds a post on a day; for 兼務, substitutes and delegates act for these.
CREATE FUNCTION holders_of(post integer, today date) RETURNS TABLE (person_id integer) STABLE LANGUAGE sql AS $$
    SELECT t.person_id FROM taken_posts(today) t WHERE t.post_id = post AND t.rank = 1
$$;

-- The one place that says which posts a person acts for on a day, in which way and for whom. The scope names the
-- procedures that a delegate handles; empty is all of the post's work.
CREATE FUNCTION held_posts(person integer, today date) RETURNS TABLE (
    post_id integer, department_id integer, department text, role text, title text, via text, for_whom text, scope text)
STABLE LANGUAGE sql AS $$
    SELECT p.id, d.id, d.name, p.role, p.title,
           CASE a.rank WHEN 1 THEN 'Holder' WHEN 2 THEN 'Substitute' ELSE 'Delegate' END,
           CASE WHEN a.rank = 1 THEN '' ELSE (
               SELECT coalesce(string_agg(who.name, '、' ORDER BY who.id), '')
               FROM people who
               WHERE who.id IN (SELECT h.person_id FROM holders_of(p.id, today) h)) END,
           a.scope
    FROM acting(today) a
    JOIN posts p ON p.id = a.post_id
    JOIN departments d ON d.id = p.department_id
    WHERE a.person_id = person
$$;

-- The one place that says who sees which case; every read joins it.
CREATE OR REPLACE FUNCTION visible_cases(person integer, today date) RETURNS TABLE (case_id integer)
STABLE LANGUAGE sql AS $$
    WITH RECURSIVE held AS (
        SELECT h.department_id, h.role FROM held_posts(person, today) h
    ), below AS (
        SELECT department_id FROM held WHERE role IN ('applicant', 'manager', 'system-manager', 'officer')
        UNION
        SELECT d.id FROM departments d JOIN below b ON d.parent_id = b.department_id
    )
    SELECT c.id
    FROM cases c
    WHERE EXISTS (SELECT FROM held WHERE role IN ('chief', 'ciso', 'auditor'))
       OR c.department_id IN (SELECT department_id FROM below)
       OR (c.stage = 'Procurement' AND EXISTS (SELECT FROM held WHERE role = 'procurement'))
$$;

-- Who else could decide, whichever way they act: the policy may let the same person submit and decide only where
-- nobody else can (兼務の禁止).
CREATE OR REPLACE FUNCTION other_deciders(roles text[], besides integer, today date) RETURNS integer
STABLE LANGUAGE sql AS $$
    SELECT count(DISTINCT a.person_id)::integer
    FROM acting(today) a
    JOIN posts p ON p.id = a.post_id
    JOIN people who ON who.id = a.person_id AND who.active
    WHERE p.role = ANY (roles) AND a.person_id IS DISTINCT FROM besides
$$;
