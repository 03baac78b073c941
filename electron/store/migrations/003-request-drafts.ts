/** Version 3: requests while they are being written, on this PC only. fields is JSON. */
export const requestDrafts = `
CREATE TABLE request_draft (
  id TEXT PRIMARY KEY,
  task TEXT NOT NULL,
  unit TEXT NOT NULL,
  period TEXT NOT NULL,
  fields TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
