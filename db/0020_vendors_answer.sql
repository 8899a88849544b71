-- Who answers need not be a person of the city: a vendor by a link, a pack from another installation. What they are
-- called then stands with the answer.
ALTER TABLE answers
    ALTER COLUMN person_id DROP NOT NULL,
    ADD COLUMN by_name text NOT NULL DEFAULT '',
    ADD CONSTRAINT answers_by CHECK (person_id IS NOT NULL OR by_name <> ''),
    DROP CONSTRAINT answers_source_check,
    ADD CONSTRAINT answers_source_check CHECK (source IN ('Browser', 'Workbook', 'Link', 'Reuse', 'Proposal', 'Pack'));
