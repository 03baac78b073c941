/** Version 5: what can be taken back on this PC, and how far a draft has got inside the unit. */
export const steps = `
-- One step of a person: the rows of history it left, and the drafts it touched, so that it can be taken back whole.
CREATE TABLE step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  operation TEXT NOT NULL,
  first_seq INTEGER NOT NULL,
  last_seq INTEGER NOT NULL,
  -- JSON: each draft's row before and after.
  drafts TEXT NOT NULL,
  -- JSON of what doing it again puts back; null while the step stands.
  undone TEXT
) STRICT;

-- 校内审核 of a draft, as JSON; null while it is being filled in.
ALTER TABLE draft ADD COLUMN review TEXT;
ALTER TABLE request_draft ADD COLUMN review TEXT;
`;
