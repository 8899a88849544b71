-- Who else could decide: the policy may let the same person submit and decide only where nobody else can (兼務の禁止).
CREATE FUNCTION other_deciders(roles text[], besides integer, today date) RETURNS integer STABLE LANGUAGE sql AS $$
    SELECT count(DISTINCT h.person_id)::integer
    FROM posts p
    JOIN post_holders h ON h.post_id = p.id
    WHERE p.role = ANY (roles)
      AND h.person_id IS DISTINCT FROM besides
      AND today >= h.from_date AND (h.until_date IS NULL OR today <= h.until_date)
$$;
