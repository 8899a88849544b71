-- When somebody signed out is told with the sign-in before (川口 9-2(4)).
ALTER TABLE people ADD COLUMN last_sign_out_at timestamptz;

-- Who put somebody into a post, and when: unknown for what was recorded before.
ALTER TABLE post_holders
    ADD COLUMN recorded_by integer REFERENCES people,
    ADD COLUMN recorded_at timestamptz;

-- What was recorded about a post that its holders, and whoever is to act, are told of.
CREATE VIEW post_news WITH (security_invoker = true) AS
    SELECT 'Substitution' AS kind, s.id AS id, s.post_id, s.person_id, NULL::integer AS delegate_post, s.from_date,
           s.until_date, s.recorded_by, s.recorded_at
    FROM post_substitutes s
    UNION ALL
    SELECT 'Delegation', g.id, g.post_id, NULL, g.delegate_post, g.from_date, g.until_date, g.recorded_by, g.recorded_at
    FROM post_delegations g
    UNION ALL
    SELECT 'Holder', h.person_id, h.post_id, h.person_id, NULL, h.from_date, h.until_date, h.recorded_by, h.recorded_at
    FROM post_holders h
    WHERE h.recorded_at IS NOT NULL;
COMMENT ON VIEW post_news IS 'app role: SELECT';
CREATE INDEX post_holders_recorded ON post_holders (recorded_at);
CREATE INDEX post_substitutes_recorded ON post_substitutes (recorded_at);
CREATE INDEX post_delegations_recorded ON post_delegations (recorded_at);

-- Who is told of it on a day: who holds the post, and who is to act, but for who recorded it.
CREATE FUNCTION told_of_posts(today date) RETURNS TABLE (
    told integer, kind text, id integer, post_id integer, person_id integer, delegate_post integer, from_date date,
    until_date date, recorded_by integer, recorded_at timestamptz)
STABLE LANGUAGE sql AS $$
    SELECT t.told, n.kind, n.id, n.post_id, n.person_id, n.delegate_post, n.from_date, n.until_date, n.recorded_by,
           n.recorded_at
    FROM post_news n
    CROSS JOIN LATERAL (
        SELECT h.person_id AS told FROM post_holders h
        WHERE h.post_id = n.post_id AND holds_on(h.from_date, h.until_date, today)
        UNION
        SELECT n.person_id WHERE n.person_id IS NOT NULL
        UNION
        SELECT h.person_id FROM post_holders h
        WHERE h.post_id = n.delegate_post AND holds_on(h.from_date, h.until_date, today)) t
    WHERE n.recorded_at >= (today - 30)::timestamp AT TIME ZONE 'Asia/Tokyo' AND t.told <> n.recorded_by
$$;

-- Departments with those whose work they took over, over any number of closings.
CREATE FUNCTION with_handed_over(departments integer[]) RETURNS integer[] STABLE LANGUAGE sql AS $$
    WITH RECURSIVE taken AS (
        SELECT unnest(departments) AS id
        UNION
        SELECT d.id FROM departments d JOIN taken t ON d.successor_id = t.id WHERE d.handed_over_at IS NOT NULL
    )
    SELECT coalesce(array_agg(id), '{}') FROM taken
$$;

-- A record of disposal, too, is shown to whoever would see the case: also to the department that took the work over.
CREATE OR REPLACE FUNCTION visible_disposals(person integer, today date) RETURNS TABLE (disposal_id integer)
STABLE LANGUAGE sql AS $$
    WITH RECURSIVE held AS (
        SELECT h.department_id, h.role FROM held_posts(person, today) h
    ), below AS (
        SELECT department_id FROM held WHERE role IN ('applicant', 'manager', 'system-manager', 'officer')
        UNION
        SELECT d.id FROM departments d JOIN below b ON d.parent_id = b.department_id
    )
    SELECT x.id
    FROM disposals x
    WHERE EXISTS (SELECT FROM held WHERE role IN ('chief', 'ciso', 'auditor'))
       OR x.department_id = ANY (with_handed_over(ARRAY(SELECT department_id FROM below)))
$$;
ALTER POLICY seen ON disposals USING (
    department_id = ANY ((SELECT with_handed_over(asked_ids('read_departments')))::integer[]) OR asks_as_task());
