-- Who asked for advice, or acts for the post that did, answers it only with a reason.
ALTER TABLE advice_given ADD COLUMN same_person_reason text NOT NULL DEFAULT '';
