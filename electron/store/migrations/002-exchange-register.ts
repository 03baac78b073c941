/**
 * Version 2: what the register of transmissions holds, the numbers that chain bundles, keys that are no longer good,
 * and how much of other replicas of this unit is known here.
 */
export const exchangeRegister = `
ALTER TABLE transmission ADD COLUMN number INTEGER;
ALTER TABLE transmission ADD COLUMN carried_by TEXT;
ALTER TABLE transmission ADD COLUMN medium TEXT;
ALTER TABLE transmission ADD COLUMN received_by TEXT;
-- When the receipt code was heard by phone, and who typed it.
ALTER TABLE transmission ADD COLUMN confirmed_at INTEGER;
ALTER TABLE transmission ADD COLUMN confirmed_by TEXT;
-- Bundles to a receiver were not numbered before; their order is known.
UPDATE transmission SET number = (
  SELECT count(*) FROM transmission t
  WHERE t.receiver = transmission.receiver
    AND (t.at < transmission.at OR (t.at = transmission.at AND t.bundle <= transmission.bundle))
);

-- The unit it came from, the replica that wrote it, its number in the chain and the hash of the one before.
ALTER TABLE receive ADD COLUMN sender TEXT NOT NULL DEFAULT '';
UPDATE receive SET sender = json_extract(bundle, '$.from.id');
ALTER TABLE receive ADD COLUMN replica TEXT;
ALTER TABLE receive ADD COLUMN number INTEGER;
ALTER TABLE receive ADD COLUMN previous TEXT;
ALTER TABLE receive ADD COLUMN previous_number INTEGER;
ALTER TABLE receive ADD COLUMN carried_by TEXT;
ALTER TABLE receive ADD COLUMN medium TEXT;
ALTER TABLE receive ADD COLUMN received_by TEXT;
-- What was found out about the sender's history when the bundle came.
ALTER TABLE receive ADD COLUMN findings TEXT NOT NULL DEFAULT '[]';
-- What came from a unit before, and from a replica of it, also when the unit was known under another id then.
CREATE INDEX receive_by_sender ON receive (sender);
CREATE INDEX receive_by_replica ON receive (replica);

-- What one unit has signed off: the next bundle of it must hold all of that again.
CREATE INDEX report_by_author ON record (author) WHERE kind = 'report';

-- A key that is no longer good keeps its row: what it signed before still stands.
ALTER TABLE unit_key ADD COLUMN revoked_at INTEGER;
ALTER TABLE unit_key ADD COLUMN revoked_why TEXT;

-- The highest counter of each replica of this unit that is known here.
CREATE TABLE replica_seen (
  replica TEXT PRIMARY KEY,
  counter INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
