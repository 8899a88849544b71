-- Row-level security: what a department or a sheet holds shows only to those who may see it, whatever a statement forgets
-- to ask. Who asks is said once, with the first command of a connection (Store/Asking), and forgotten with its return to
-- the pool. Where nobody asks there is no row, neither to read nor to write, also for the owner of the tables.

-- What was said at the opening; a setting that was never made, or was reset, is null or empty.
CREATE FUNCTION asked(name text) RETURNS text STABLE LANGUAGE sql
RETURN nullif(current_setting('vendorassess.' || name, true), '');

CREATE FUNCTION asked_ids(name text) RETURNS integer[] STABLE LANGUAGE sql
RETURN coalesce(nullif(current_setting('vendorassess.' || name, true), ''), '{}')::integer[];

CREATE FUNCTION asks_as(VARIADIC roles text[]) RETURNS boolean STABLE LANGUAGE sql
RETURN coalesce(nullif(current_setting('vendorassess.roles', true), ''), '{}')::text[] && roles;

-- Work of the product itself that no person asks for; only ever a fixed name.
CREATE FUNCTION asks_as_task() RETURNS boolean STABLE LANGUAGE sql
RETURN coalesce(current_setting('vendorassess.task', true), '') <> '';

CREATE FUNCTION asks_at_all() RETURNS boolean STABLE LANGUAGE sql
RETURN asks_as_task() OR asked('person') IS NOT NULL OR asked('link') IS NOT NULL;

-- Who audits writes nothing, and procurement only reads.
CREATE FUNCTION writes_at_all() RETURNS boolean STABLE LANGUAGE sql
RETURN asks_as_task() OR asks_as('chief', 'ciso') OR asked_ids('departments') <> '{}' OR asked('link') IS NOT NULL;

-- What a vendor says of its service is no department's secret (readable_sheet).
CREATE FUNCTION reads_every_service() RETURNS boolean STABLE LANGUAGE sql
RETURN asks_as_task() OR asks_as('applicant', 'manager', 'system-manager', 'officer', 'chief', 'ciso', 'auditor');

-- Whoever signs is whoever asks, under a post that they act for on the day.
CREATE FUNCTION may_sign(person integer, post integer) RETURNS boolean STABLE LANGUAGE sql
RETURN asks_as_task() OR (person = asked('person')::integer AND post = ANY (asked_ids('posts')));

-- A person: the posts acted for on the day, their roles, the departments at and below those that work on cases, and the
-- departments whose cases are read. The same as visible_cases asks, once for the connection instead of in each statement.
CREATE FUNCTION ask_as_person(person integer, today date) RETURNS void LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    said record;
BEGIN
    WITH RECURSIVE held AS MATERIALIZED (
        SELECT p.id, p.department_id, p.role
        FROM acting(today) a
        JOIN posts p ON p.id = a.post_id
        WHERE a.person_id = person
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

CREATE FUNCTION forget_asker() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('vendorassess.' || name, '', false)
    FROM unnest(ARRAY['task', 'person', 'posts', 'roles', 'departments', 'read_departments', 'link', 'link_sheet',
                      'link_case', 'link_candidate']) AS name;
END $$;

-- Work of the product itself.
CREATE FUNCTION ask_as_task(task text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM forget_asker();
    PERFORM set_config('vendorassess.task', task, false);
END $$;

-- Whoever came by a vendor's link: the link that the city made, its sheet, and its case for the words of its page. Looked
-- up as a task, since nobody sees a link before it is said which.
CREATE FUNCTION ask_as_link(asking integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    said record;
BEGIN
    PERFORM ask_as_task('link');
    SELECT coalesce(l.parent_id, l.id) AS link, l.sheet_id, l.case_id, l.candidate INTO said
    FROM answer_links l
    WHERE l.id = asking;
    PERFORM forget_asker();
    PERFORM set_config('vendorassess.link', said.link::text, false),
            set_config('vendorassess.link_sheet', said.sheet_id::text, false),
            set_config('vendorassess.link_case', said.case_id::text, false),
            set_config('vendorassess.link_candidate', said.candidate::text, false);
END $$;

-- How many cases consider each service, of all departments: a number, and nothing of the cases.
CREATE FUNCTION considering(services integer[]) RETURNS TABLE (service_id integer, cases integer)
STABLE LANGUAGE plpgsql AS $$
DECLARE
    task text := coalesce(current_setting('vendorassess.task', true), '');
BEGIN
    PERFORM set_config('vendorassess.task', 'count', true);
    RETURN QUERY
    SELECT k.service_id, count(*)::integer FROM candidates k WHERE k.service_id = ANY (services) GROUP BY k.service_id;
    PERFORM set_config('vendorassess.task', task, true);
END $$;

-- What is asked seldom, or for a few rows that are written, stands in functions with plans of their own: in the policies
-- they would be planned again with every statement that names the table.
CREATE FUNCTION works_on_case(of_case integer) RETURNS boolean STABLE LANGUAGE plpgsql AS $$
BEGIN
    RETURN asks_as_task() OR EXISTS (
        SELECT FROM cases c WHERE c.id = of_case AND c.department_id = ANY (asked_ids('departments')));
END $$;

-- With those who decide on every case.
CREATE FUNCTION handles_case(of_case integer) RETURNS boolean STABLE LANGUAGE plpgsql AS $$
BEGIN
    RETURN works_on_case(of_case)
        OR (asks_as('chief', 'ciso') AND EXISTS (SELECT FROM cases c WHERE c.id = of_case));
END $$;

CREATE FUNCTION sees_candidate_of(service integer) RETURNS boolean STABLE LANGUAGE plpgsql AS $$
BEGIN
    RETURN EXISTS (SELECT FROM candidates k WHERE k.service_id = service);
END $$;

CREATE FUNCTION sees_answer_from(import integer) RETURNS boolean STABLE LANGUAGE plpgsql AS $$
BEGIN
    RETURN EXISTS (SELECT FROM answers a WHERE a.import_id = import);
END $$;
CREATE INDEX answers_import ON answers (import_id) WHERE import_id IS NOT NULL;

-- Who sees a row, who may add one, and who may leave one changed; a row that is not seen is not changed either, and none
-- is taken away but by a task. For the tables of later files too.
CREATE FUNCTION protect(protected text, seen text, added text, changed text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', protected);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', protected);
    EXECUTE format('CREATE POLICY seen ON %I FOR SELECT USING (%s)', protected, seen);
    EXECUTE format('CREATE POLICY added ON %I FOR INSERT WITH CHECK (%s)', protected, added);
    -- Also asked where a row is only locked.
    EXECUTE format('CREATE POLICY changed ON %I FOR UPDATE USING (%s) WITH CHECK (%s)',
                   protected, seen, coalesce(changed, 'asks_as_task()'));
    EXECUTE format('CREATE POLICY taken_away ON %I FOR DELETE USING (asks_as_task())', protected);
END $$;

-- A link reaches its sheet, and of its case what its own page says; not what the city's people work on.
CREATE FUNCTION keep_from_links(protected text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE POLICY not_by_link ON %I AS RESTRICTIVE USING (asked(''link'') IS NULL)', protected);
END $$;

-- (SELECT true FROM … WHERE id = …) is one look at an index, and is planned
-- once where EXISTS is planned in two ways.
DO $$
DECLARE
    mine       text := 'department_id = ANY ((SELECT asked_ids(''departments''))::integer[])';
    in_case    text := '(SELECT true FROM cases c WHERE c.id = case_id)';
    of_request text := '(SELECT true FROM requests r WHERE r.id = request_id)';
    of_advice  text := '(SELECT true FROM advice a WHERE a.id = advice_id)';
    excepted   text := '(SELECT true FROM exceptions e WHERE e.id = exception_id)';
    of_use     text := '(SELECT true FROM uses u WHERE u.id = use_id)';
    of_check   text := '(SELECT true FROM checks k WHERE k.id = check_id)';
    on_sheet   text := '(SELECT true FROM answer_sheets h WHERE h.id = sheet_id)';
    of_content text := '(SELECT true FROM evidence_contents t WHERE t.id = content_id)';
    of_file    text := '(SELECT true FROM evidence e WHERE e.id = evidence_id)';
    by_link    text := '(SELECT true FROM answer_links l WHERE l.id = link_id)';
    my_link    text := 'coalesce(parent_id, id) = asked(''link'')::integer';
    written    text := ' AND (asks_as_task() OR person_id = asked(''person'')::integer)';
    signed     text := ' AND may_sign(person_id, post_id)';
    writes     text := ' AND writes_at_all()';
    by_person  text := 'asks_as_task() OR person_id = asked(''person'')::integer';
    on_my_link text := '(person_id IS NULL AND sheet_id = asked(''link_sheet'')::integer)';
    item       record;
BEGIN
    FOR item IN
        SELECT t.name, t.seen, t.added, t.changed
        FROM (VALUES
            ('cases',
             'department_id = ANY ((SELECT asked_ids(''read_departments''))::integer[]) OR asks_as_task()
              OR (stage = ''Procurement'' AND asks_as(''procurement'')) OR id = asked(''link_case'')::integer',
             'asks_as_task() OR (' || mine || ' AND created_by = asked(''person'')::integer)',
             'asks_as_task() OR asks_as(''chief'', ''ciso'') OR ' || mine),
            ('candidates',
             in_case || ' AND (asked(''link'') IS NULL OR number = asked(''link_candidate'')::integer)',
             'works_on_case(case_id)', 'works_on_case(case_id)'),
            ('city_records', in_case, 'handles_case(case_id)' || written, NULL),
            ('city_notes', in_case, 'handles_case(case_id)' || written, NULL),
            ('comments', in_case, 'handles_case(case_id)' || signed, NULL),
            ('overrides', in_case, 'handles_case(case_id)' || signed, NULL),
            ('advice', in_case, 'works_on_case(case_id)' || signed, NULL),
            ('advice_given', of_advice,
             '(SELECT handles_case(a.case_id) FROM advice a WHERE a.id = advice_id)' || signed, NULL),
            ('exceptions', in_case, 'handles_case(case_id)' || signed, NULL),
            ('exception_outcomes', excepted,
             '(SELECT handles_case(e.case_id) FROM exceptions e WHERE e.id = exception_id)' || signed, NULL),
            ('requests', in_case, 'handles_case(case_id)', 'handles_case(case_id)'),
            ('decisions', of_request,
             '(SELECT handles_case(r.case_id) FROM requests r WHERE r.id = request_id)' || signed, NULL),
            ('review_messages', of_request,
             '(SELECT handles_case(r.case_id) FROM requests r WHERE r.id = request_id)' || signed, NULL),
            ('uses', of_request || ' OR ' || excepted, '(' || of_request || ' OR ' || excepted || ')' || writes,
             '(' || of_request || ' OR ' || excepted || ')' || writes),
            ('use_managers', of_use, of_use || writes, of_use || writes),
            ('use_departments', of_use, of_use || writes, NULL),
            ('checks', of_use, of_use || writes, NULL),
            ('check_results', of_check, of_check || signed, NULL),
            -- An answer tells the file that it came from to all who read the answer.
            ('workbook_imports', 'asks_as_task() OR ' || in_case || ' OR sees_answer_from(id)',
             'works_on_case(case_id)' || written, 'works_on_case(case_id)'),
            ('proposal_decisions',
             'asks_as_task() OR (SELECT true FROM workbook_imports i JOIN cases c ON c.id = i.case_id WHERE i.id = import_id)',
             '(SELECT works_on_case(i.case_id) FROM workbook_imports i WHERE i.id = import_id)' || written, NULL),
            -- As readable_sheet says. One without an answer yet is begun by whoever opens it.
            ('answer_sheets',
             'id = asked(''link_sheet'')::integer OR (asked(''link'') IS NULL AND
              CASE WHEN service_id IS NULL THEN ' || in_case || '
                   ELSE reads_every_service() OR sees_candidate_of(service_id) END)',
             'CASE WHEN service_id IS NULL THEN ' || in_case || ' ELSE sees_candidate_of(service_id) END', NULL),
            -- What a pack from another installation says stays with who gave it there.
            ('answers', on_sheet,
             on_sheet || writes || ' AND (' || by_person || ' OR (link_id IS NOT NULL AND ' || on_my_link || ')
                OR (source = ''Pack'' AND asked(''person'') IS NOT NULL))', NULL),
            ('evidence_contents', on_sheet, on_sheet || writes, NULL),
            -- They arrive before what they are pieces of, and show only together with it.
            ('evidence_pieces', of_content, 'asks_at_all()', NULL),
            ('evidence', on_sheet, on_sheet || writes || ' AND (' || by_person || ' OR ' || on_my_link || ')', NULL),
            ('evidence_withdrawals', of_file, of_file || writes, NULL),
            ('answer_links', in_case || ' AND (asked(''link'') IS NULL OR ' || my_link || ')',
             'works_on_case(case_id) OR parent_id = asked(''link'')::integer', 'works_on_case(case_id) OR ' || my_link),
            ('answer_link_tokens', by_link, by_link || writes, NULL),
            ('link_sessions', by_link, by_link || writes, by_link || writes),
            ('answer_submissions', by_link, by_link || writes, by_link || writes),
            ('link_files', by_link, by_link || writes, NULL),
            -- A mail is written by whoever causes it, and read only where it sent a link of the case.
            ('mail_outbox', 'asks_as_task() OR ' || by_link, 'asks_at_all()', 'asks_as_task()')
        ) AS t (name, seen, added, changed)
    LOOP
        PERFORM protect(item.name, item.seen, item.added, item.changed);
    END LOOP;

    FOR item IN
        SELECT unnest(ARRAY['city_records', 'city_notes', 'comments', 'overrides', 'advice', 'exceptions', 'requests',
                            'advice_given', 'exception_outcomes', 'decisions', 'review_messages', 'uses', 'use_managers',
                            'use_departments', 'checks', 'check_results', 'workbook_imports', 'proposal_decisions']) AS name
    LOOP
        PERFORM keep_from_links(item.name);
    END LOOP;
END $$;

-- Read by whoever asks, with what they may see.
ALTER VIEW link_standings SET (security_invoker = true);
ALTER VIEW link_details SET (security_invoker = true);
