/**
 * Version 9: which key signed a bundle that came. A PC that went back to a backup writes under another replica id but
 * with the key it had, and is held to what that key has signed. Of a unit with one key on record every earlier bundle
 * was signed by that one; of others nothing is known.
 */
export const keyOfReceive = `
ALTER TABLE receive ADD COLUMN key TEXT;
UPDATE receive SET key = (SELECT minisign FROM unit_key WHERE unit_key.unit = receive.sender)
WHERE (SELECT count(*) FROM unit_key WHERE unit_key.unit = receive.sender) = 1;
`;
