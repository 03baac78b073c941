/** Installers of the program that came on a stick. */
export const installers = {
  title: 'Installers (not reports)',
  note: 'Nothing on a stick is run from here. Check it, then copy it to this PC; installing it is up to you, from the folder.',
  look: 'Check',
  version: 'Version (as named)',
  newer: 'newer than {running} here',
  same: 'the same as {running} here',
  older: 'older than {running} here',
  keep: 'Copy to…',
  kept: 'Copied and checked: {path}',
  vouched: '“{unit}” has vouched for this file with its key, and the content agrees.',
  isOlder:
    'This installer is older than {running}, which runs here. Don’t update this PC with it: the older version may not open the present ledger. Ask the body above for a newer one.',
  differs:
    '“{unit}” vouched for another content: this file was altered or is damaged. Don’t install it; ask for it again.',
  nobody:
    'No unit vouches for this file. Anybody can write a name and a version: compare the SHA-256 above with the body above before installing it.',
  unknown:
    'A statement lies beside it, but the key that signed it is not on record here, or not that of a body above. Compare the SHA-256 above with the body above before installing it.',
};
