-- What a person has to do today is one indexed question; and whether an 例外措置 is the only way is known with it.
ALTER TABLE exceptions ADD COLUMN only_way boolean NOT NULL DEFAULT false;

CREATE INDEX advice_given_at ON advice_given (at);
CREATE INDEX exceptions_post ON exceptions (post_id);
CREATE INDEX checks_post ON checks (post_id, due);
