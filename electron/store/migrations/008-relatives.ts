/**
 * Version 8: what goes on from a row, is a part of it or a copy of it is found without reading every task. Columns, because
 * an index over JSON reads each task that is written three times more. And a draft of a request has no 校内审核 of its own:
 * it goes with the sign-off of its period.
 */
export const relatives = `
ALTER TABLE record ADD COLUMN goes_on_from TEXT;
ALTER TABLE record ADD COLUMN part_of TEXT;
ALTER TABLE record ADD COLUMN copy_of TEXT;
UPDATE record SET
  goes_on_from = json_extract(fields, '$.rolledFrom.task'),
  part_of = json_extract(fields, '$.part.of'),
  copy_of = json_extract(fields, '$.origins[0]')
WHERE kind = 'task';
CREATE INDEX record_goes_on_from ON record (goes_on_from) WHERE goes_on_from IS NOT NULL;
CREATE INDEX record_part_of ON record (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX record_copy_of ON record (copy_of) WHERE copy_of IS NOT NULL;

ALTER TABLE request_draft DROP COLUMN review;
-- A step puts such a row back as it was, by its columns.
UPDATE step SET drafts = (
  SELECT json_group_array(
    json(iif(json_extract(value, '$.table') = 'request_draft',
      json_remove(value, '$.before.review', '$.after.review'), value)) ORDER BY key)
  FROM json_each(step.drafts)
) WHERE drafts LIKE '%"request_draft"%';
`;
