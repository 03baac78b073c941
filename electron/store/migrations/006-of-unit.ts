/** Version 6: what is there of one unit, and who asks for a file, found without reading what is there of the others. */
export const ofUnit = `
CREATE INDEX record_of_unit ON record (parent, json_extract(fields, '$.unit'), kind)
WHERE kind = 'assignment' OR kind = 'report' OR kind = 'acknowledgement' OR kind = 'request'
  OR kind = 'urge' OR kind = 'countersign' OR kind = 'unitKey';

CREATE INDEX receipt_asking ON record (author)
WHERE kind = 'receipt' AND json_extract(fields, '$.asks') IS NOT NULL;
`;
