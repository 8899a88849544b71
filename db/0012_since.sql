-- Since when a case stands at its stage and a candidate is considered: what people have to do today is shown with its age.
ALTER TABLE cases ADD COLUMN stage_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE candidates ADD COLUMN added_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE candidates ADD COLUMN added_by integer REFERENCES people;

CREATE FUNCTION note_stage() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.stage_at := now();
    RETURN NEW;
END $$;
CREATE TRIGGER cases_stage BEFORE UPDATE OF stage ON cases FOR EACH ROW
    WHEN (OLD.stage IS DISTINCT FROM NEW.stage) EXECUTE FUNCTION note_stage();
