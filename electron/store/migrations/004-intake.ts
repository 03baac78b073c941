/** Version 4: lists on their way in, what was learned from them, and what their revised editions changed; all on this PC alone. */
export const intake = `
-- A document being checked, with its content: the stick or the clipboard that it came from may be gone tomorrow.
CREATE TABLE intake_draft (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  form TEXT NOT NULL,
  content BLOB NOT NULL,
  state TEXT,
  saved_at INTEGER NOT NULL
) STRICT;
-- "This very document again?"
CREATE INDEX intake_draft_by_hash ON intake_draft (sha256);

-- What columns of one wording were taken as, by a person.
CREATE TABLE column_template (
  columns TEXT PRIMARY KEY,
  meanings TEXT NOT NULL,
  source TEXT NOT NULL,
  used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A printed form of a unit's name (its key and its wording) and the name that a person said it means.
CREATE TABLE name_alias (
  printed TEXT PRIMARY KEY,
  wording TEXT NOT NULL,
  name TEXT NOT NULL,
  learned_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- Two keys that a person said are two units; the lesser one first.
CREATE TABLE name_apart (
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

-- 清单变更: one row per imported edition that changed something; entries is what the change table prints.
CREATE TABLE list_revision (
  id TEXT PRIMARY KEY,
  ledger TEXT NOT NULL,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  source TEXT NOT NULL,
  note TEXT,
  entries TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX list_revision_by_ledger ON list_revision (ledger, at);
`;
