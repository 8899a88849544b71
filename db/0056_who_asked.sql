-- 兼務の禁止 also between asking and deciding: in whose name something was asked and who could decide then is kept with
-- it, so that what changes afterwards (a post taken, a delegation ended) makes nobody the only one.
ALTER TABLE requests ADD COLUMN asked_for integer[], ADD COLUMN deciders integer[];
ALTER TABLE exceptions ADD COLUMN asked_for integer[], ADD COLUMN deciders integer[];

-- Who asks under a post asks for its holders too.
CREATE FUNCTION asked_for(person integer, post integer, day date) RETURNS integer[] STABLE LANGUAGE sql AS $$
    SELECT array_agg(a.id ORDER BY a.id)
    FROM (SELECT person AS id UNION SELECT h.person_id FROM holders_of(post, day) h) a
$$;

-- Who can decide on a procedure for a department on a day, whichever way they act: posts of the whole city for all,
-- others for their own department and those below.
CREATE FUNCTION who_decide(roles text[], procedure text, department integer, today date) RETURNS SETOF integer
STABLE LANGUAGE sql AS $$
    SELECT DISTINCT a.person_id
    FROM acting(today) a
    JOIN posts p ON p.id = a.post_id
    JOIN people who ON who.id = a.person_id AND who.active
    WHERE p.role = ANY (roles)
      AND (p.role IN ('chief', 'ciso') OR p.department_id = ANY (lineage(department)))
      AND (a.scope = '' OR procedure = ANY (string_to_array(a.scope, ',')))
$$;

-- What 兼務の禁止 asks about: in whose name it was asked, the posts that these hold today, and how many others could
-- decide, then or today; who acts for the post that asked is no other.
CREATE FUNCTION origin_of(
    roles text[], procedure text, department integer, person integer, post integer, asked_then integer[],
    deciders_then integer[], today date)
RETURNS TABLE (askers text, askers_posts text, other_deciders integer) STABLE LANGUAGE sql AS $$
    SELECT array_to_string(n.ids, ','),
           (SELECT coalesce(string_agg(t.post_id::text, ',' ORDER BY t.post_id), '')
            FROM taken_posts(today) t
            WHERE t.rank = 1 AND t.person_id = ANY (n.ids)),
           (SELECT count(*)::integer
            FROM people who
            WHERE who.active AND who.id <> ALL (n.ids)
              AND (who.id = ANY (coalesce(deciders_then, '{}'))
                   OR who.id IN (SELECT w FROM who_decide(roles, procedure, department, today) w))
              AND NOT EXISTS (SELECT FROM acting(today) same WHERE same.person_id = who.id AND same.post_id = post))
    FROM (SELECT coalesce(asked_then, array_remove(ARRAY[person], NULL)) AS ids) n
$$;

DROP FUNCTION others_who_decide(text[], text, integer, integer, date);
DROP FUNCTION other_deciders(text[], integer, date);
