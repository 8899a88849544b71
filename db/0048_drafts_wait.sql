-- Whoever submits is told of a draft once nothing is missing in it. What is enough is the rules' to say, and noted with
-- each save; a draft of before counts as unfinished until it is saved again.
ALTER TABLE requests
    ADD COLUMN complete_at timestamptz,                       -- since when its words are enough to be decided on
    ADD COLUMN advice_first boolean NOT NULL DEFAULT false;   -- whether it waits for advice of its procedure

-- Since when a draft waits for nothing but its submission; null while something is missing.
CREATE FUNCTION ready_since(draft requests) RETURNS timestamptz STABLE LANGUAGE sql AS $$
    SELECT CASE
        WHEN draft.status <> 'Draft' OR draft.complete_at IS NULL THEN NULL
        WHEN draft.advice_first THEN (
            SELECT greatest(draft.complete_at, min(g.at))
            FROM advice a
            JOIN advice_given g ON g.advice_id = a.id
            WHERE a.case_id = draft.case_id AND a.procedure = draft.procedure
            HAVING count(*) > 0)
        ELSE draft.complete_at
    END
$$;
