/** Version 1: records with their history, and what belongs to this PC alone. */
export const initial = `
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Everything that is exchanged. fields and later (clocks of fields written after the rest) are JSON; arrival orders local changes.
CREATE TABLE record (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  parent TEXT,
  author TEXT NOT NULL,
  fields TEXT NOT NULL,
  counter INTEGER NOT NULL,
  origin TEXT NOT NULL,
  later TEXT,
  arrival INTEGER NOT NULL
) STRICT;
-- Lists of a kind, and what hangs on one record.
CREATE INDEX record_by_kind ON record (kind, parent);

-- 留痕, and the journal an undo works from: old is the whole row before, fresh holds the changed fields after.
CREATE TABLE history (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  via TEXT NOT NULL,
  action TEXT NOT NULL,
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  parent TEXT,
  old TEXT,
  fresh TEXT,
  arrival INTEGER NOT NULL
) STRICT;
-- The time-line of one task.
CREATE INDEX history_by_record ON history (record);

CREATE TABLE draft (
  task TEXT NOT NULL,
  unit TEXT NOT NULL,
  period TEXT NOT NULL,
  fields TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (task, unit, period)
) STRICT, WITHOUT ROWID;

-- Keys enrolled for other units. receive names the receive that brought the trust, for its undo.
CREATE TABLE unit_key (
  unit TEXT NOT NULL,
  minisign TEXT NOT NULL,
  age TEXT NOT NULL,
  since INTEGER NOT NULL,
  receive TEXT,
  PRIMARY KEY (unit, minisign)
) STRICT, WITHOUT ROWID;

-- The body above and the id it knows us by.
CREATE TABLE adoption (
  issuer TEXT PRIMARY KEY,
  unit TEXT NOT NULL,
  receive TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE receive (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bundle TEXT NOT NULL,
  counts TEXT NOT NULL,
  code TEXT NOT NULL,
  first_seq INTEGER NOT NULL,
  last_seq INTEGER NOT NULL,
  undone_at INTEGER
) STRICT, WITHOUT ROWID;
-- "This very file again?"
CREATE INDEX receive_by_hash ON receive (sha256);

CREATE TABLE transmission (
  bundle TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  receiver TEXT NOT NULL,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  records INTEGER NOT NULL,
  secret TEXT NOT NULL,
  replica TEXT NOT NULL,
  -- Hashes of the evidence inside, so that what was receipted need not travel again.
  evidence TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- The last bundle to a receiver: the chain of previous hashes, and what was sent when.
CREATE INDEX transmission_by_receiver ON transmission (receiver, at);
`;
