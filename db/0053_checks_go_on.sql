-- A check goes on with another post when its own ends, as the uses do. What was decided stays as it was; beside it stands
-- who confirms it now.
ALTER TABLE checks ADD COLUMN handed_to integer REFERENCES posts;    -- null while the post first named confirms it
COMMENT ON TABLE checks IS 'app role: SELECT, INSERT, UPDATE';
DROP TRIGGER checks_append_only ON checks;
CREATE TRIGGER checks_append_only
    BEFORE UPDATE OF id, use_id, kind, text, due, post_id, created_by, created_at OR DELETE OR TRUNCATE ON checks
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
DROP INDEX checks_post;
CREATE INDEX checks_post ON checks (coalesce(handed_to, post_id), due);

-- What still has to be confirmed, and by which post; a case that is closed asks for nothing.
CREATE VIEW open_checks WITH (security_invoker = true) AS
    SELECT k.id, k.use_id, g.case_id, c.department_id, coalesce(k.handed_to, k.post_id) AS post_id, k.due
    FROM checks k
    JOIN use_grounds g ON g.use_id = k.use_id
    JOIN cases c ON c.id = g.case_id AND c.stage <> 'Closed'
    WHERE NOT EXISTS (SELECT FROM check_results d WHERE d.check_id = k.id AND d.result = 'Done');
COMMENT ON VIEW open_checks IS 'app role: SELECT';

CREATE FUNCTION stands_on(post integer, today date) RETURNS boolean STABLE LANGUAGE sql AS $$
    SELECT coalesce(p.until_date >= today, true) AND coalesce(d.until_date >= today, true)
    FROM posts p
    JOIN departments d ON d.id = p.department_id
    WHERE p.id = post
$$;

-- The post of one of these roles that acts for a department on a day: the nearest, then by the order of the roles.
CREATE FUNCTION nearest_post(department integer, roles text[], today date) RETURNS integer STABLE LANGUAGE sql AS $$
    SELECT p.id
    FROM unnest(lineage(department)) WITH ORDINALITY AS l (id, nearness)
    JOIN posts p ON p.department_id = l.id AND p.role = ANY (roles)
    WHERE stands_on(p.id, today)
    ORDER BY l.nearness, array_position(roles, p.role), p.id
    LIMIT 1
$$;
