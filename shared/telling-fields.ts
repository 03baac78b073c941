/** What a new or a lost record says to a person, by its kind: the fields in the order in which they are read. */
export const tellingFields: Readonly<Record<string, readonly string[]>> = {
  report: [
    'period',
    'text',
    'noChange',
    'percent',
    'actuals',
    'problems',
    'next',
    'coordination',
    'evidence',
    'explained',
    'reason',
  ],
  acknowledgement: ['answer', 'reason'],
  request: ['type', 'date', 'text', 'reason'],
  decision: ['verdict', 'date', 'conclusion', 'text', 'decidedAt'],
  urge: ['limit', 'text'],
};

/** Those of them that one line holds. */
export const lineFields: Readonly<Record<string, readonly string[]>> = {
  ...tellingFields,
  report: ['period', 'text', 'noChange'],
};
