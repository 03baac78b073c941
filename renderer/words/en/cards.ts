export const cards = {
  renewed:
    '“{unit}” replaced its key, and the old key signed for the new one; the old one is called back with this.',
  saidLost:
    '“{unit}” says that its key was lost; no signature of the old key proves it. Ring them at a number you have yourself and compare the words and digits below.',
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
  done: 'Got it',
  meaningReplaced:
    'A new PC in place of the old one: call the old keys back; what they signed before stays good',
  meaningLost: 'The old PC was lost: call the old keys back; nothing of them is received any more',
  meaningSecond: 'A further PC, both in use: both keys are good',
  calledBack:
    'This key of “{unit}” was called back. Enrol it again only when you are sure that its PC has been found and in good hands.',
};
