/**
 * Version 10: what there is of one unit lies together in its index, so that the reports of one bundle fill a few pages of it
 * and not one for each task; and a key is found by itself, not among the keys of all units.
 */
export const byUnit = `
DROP INDEX record_of_unit;
CREATE INDEX record_of_unit ON record (json_extract(fields, '$.unit'), parent, kind)
WHERE kind = 'assignment' OR kind = 'report' OR kind = 'acknowledgement' OR kind = 'request'
  OR kind = 'urge' OR kind = 'countersign' OR kind = 'unitKey';

CREATE INDEX unit_key_by_minisign ON unit_key (minisign);
`;
