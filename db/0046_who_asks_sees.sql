-- The rule is now asked once, at the opening; statements that join visible_cases only ask whether they speak for whoever
-- asks, and row-level security leaves them that person's cases.

-- The rule in full, for anybody; what shows under row-level security is held against it.
CREATE FUNCTION cases_seen_by(person integer, today date) RETURNS TABLE (case_id integer) STABLE LANGUAGE sql AS $$
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

-- A statement for another person than who asks sees nothing; the day is that of the opening.
CREATE OR REPLACE FUNCTION visible_cases(person integer, today date) RETURNS TABLE (case_id integer)
STABLE LANGUAGE sql AS $$
    SELECT c.id FROM cases c WHERE person = asked('person')::integer
$$;

-- As acting() says, but from the person on: for one of thousands that is a few looks at indexes.
CREATE OR REPLACE FUNCTION ask_as_person(person integer, today date) RETURNS void LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    own integer[];
    said record;
BEGIN
    own := ARRAY(
        SELECT t.post_id
        FROM (
            SELECT h.post_id FROM post_holders h WHERE h.person_id = person AND holds_on(h.from_date, h.until_date, today)
            UNION
            SELECT s.post_id FROM post_substitutes s WHERE s.person_id = person AND holds_on(s.from_date, s.until_date, today)
        ) t
        JOIN posts p ON p.id = t.post_id AND (p.until_date IS NULL OR p.until_date >= today)
        JOIN departments d ON d.id = p.department_id AND (d.until_date IS NULL OR d.until_date >= today));
    WITH RECURSIVE held AS MATERIALIZED (
        SELECT p.id, p.department_id, p.role
        FROM posts p
        JOIN departments d ON d.id = p.department_id AND (d.until_date IS NULL OR d.until_date >= today)
        WHERE (p.until_date IS NULL OR p.until_date >= today) AND p.id = ANY (own || ARRAY(
            SELECT g.post_id
            FROM post_delegations g
            WHERE g.delegate_post = ANY (own) AND holds_on(g.from_date, g.until_date, today)))
    ), below AS (
        SELECT department_id FROM held WHERE role IN ('applicant', 'manager', 'system-manager', 'officer')
        UNION
        SELECT d.id FROM departments d JOIN below b ON d.parent_id = b.department_id
    )
    SELECT ARRAY(SELECT id FROM held)::text AS posts, ARRAY(SELECT DISTINCT role FROM held)::text AS roles,
           ARRAY(SELECT department_id FROM below)::text AS departments,
           CASE WHEN EXISTS (SELECT FROM held WHERE role IN ('chief', 'ciso', 'auditor'))
                THEN ARRAY(SELECT id FROM departments)::text END AS all_departments
    INTO said;
    PERFORM forget_asker();
    PERFORM set_config('vendorassess.person', person::text, false),
            set_config('vendorassess.posts', said.posts, false),
            set_config('vendorassess.roles', said.roles, false),
            set_config('vendorassess.departments', said.departments, false),
            set_config('vendorassess.read_departments', coalesce(said.all_departments, said.departments), false);
END $$;
