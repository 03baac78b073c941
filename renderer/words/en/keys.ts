/** Keys and unit cards: who may speak for which unit. */
export const keys = {
  own: 'Key fingerprint of this PC',
  ownNote:
    'It is compared by phone at a first file or when this PC’s card is enrolled: the digits or the words will do. The key stays on this PC and is in no archive, backup or file.',
  renew: 'Replace the key of this PC',
  renewTitle: 'Replace the key of this PC',
  renewVerb: 'Make new keys',
  renewWhy: 'What became of the old key',
  renewReplaced:
    'It is still on this PC and only to be replaced (it signs for the new one; units that know it need not ring)',
  renewLost:
    'It can’t be opened, was lost, or somebody may have it (nothing can prove the new one; every unit has to compare the fingerprint by phone and enrol the new card)',
  renewNote:
    'This can’t be taken back. Files already exported stay good; files that others locked to the old key and that were not received yet can’t be opened afterwards and have to be exported again.',
  renewed: 'The new keys are made',
  renewedSigned:
    'The next file exported carries the old key’s signature; units that know this one take it without a question, and the old key is no longer good. For units that have had nothing from us yet, write a new card.',
  renewedAsk:
    'Whoever receives the next file is stopped and told that the key was lost and that nothing proves the new one. Take a new card along, and read the digits or words above when they ring; a unit with no body above does the same with each unit.',
  renewedCard: 'Write the unit card',
  known: 'Keys on record',
  none: 'No key is on record yet. They appear with the first file of a unit, or when its card is enrolled.',
  unit: 'Unit',
  self: 'ours',
  above: 'above',
  below: 'below',
  severalPcs: 'several PCs',
  pc: 'PC',
  thisPc: 'this PC',
  fingerprint: 'Fingerprint',
  since: 'On record since',
  state: 'State',
  good: 'good',
  calledBackLost: 'called back {when} (lost)',
  calledBackReplaced: 'called back {when} (replaced)',
  name: 'Name',
  nameTitle: 'Name this PC of “{unit}”',
  nameHint: 'Such as “office” or “laptop”',
  nameVerb: 'Save the name',
  revoke: 'Call back',
  revokeTitle: 'Call back this key of “{unit}”?',
  revokeVerb: 'Call the key back',
  why: 'Why it is called back',
  whyLost: 'The PC was lost or taken: none of its files is received any more, whatever date they say',
  whyReplaced: 'The PC was replaced: what it wrote before is still received, nothing after',
  revokeNote:
    'It is written into the history and told to the unit’s other PCs with the next issue bundle. A PC that turns up again has to be enrolled from its card, by phone.',
  revoked: 'A key of “{unit}” was called back.',
};
