export const cards = {
  write: 'Export our unit card',
  trust: 'Enrol a unit card',
  fileName: 'unit card {unit}.tzb',
  written: 'Unit card exported to {path}',
  writtenTitle: 'Unit card exported',
  writtenBody:
    'Hand the file over. When it is enrolled, they will compare this key fingerprint by phone; read it to them:',
  trustTitle: 'Enrol the key of “{unit}”?',
  trustBody:
    'From then on, files signed with this key are taken as coming from that unit. Call them first and compare this key fingerprint; enrol it only if it is the same:',
  trustOther:
    '“{unit}” has another key already. That is so only with a new or a second PC: make sure to ask.',
  trustVerb: 'Same fingerprint, enrol',
  trustedTitle: 'The key of “{unit}” is enrolled',
  trustedNew: '“{unit}” was not in the register and was added.',
  trustedBody: 'From now on their files are known by this key fingerprint:',
  done: 'Got it',
};
