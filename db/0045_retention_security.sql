-- Row-level security for what says how long a case is kept, and for what is left of it.
DO $$
DECLARE
    in_case text := '(SELECT true FROM cases c WHERE c.id = case_id)';
    signed  text := 'handles_case(case_id) AND may_sign(person_id, post_id)';
    kept    text;
BEGIN
    FOREACH kept IN ARRAY ARRAY['case_closings', 'case_reopenings', 'retention_extensions']
    LOOP
        PERFORM protect(kept, in_case, signed);
        PERFORM keep_from_links(kept);
    END LOOP;
    -- As visible_disposals says; written by dispose_case alone, which the product calls as a task.
    PERFORM protect(
        'disposals',
        'department_id = ANY ((SELECT asked_ids(''read_departments''))::integer[]) OR asks_as_task()', 'asks_as_task()');
    PERFORM keep_from_links('disposals');
END $$;
