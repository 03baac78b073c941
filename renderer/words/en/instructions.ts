/** Leaders' instructions, and the card of one task. */
export const instructions = {
  title: 'Leaders’ instructions',
  record: 'Record an instruction…',
  newTask: 'Record an instruction as a task…',
  verb: 'Record',
  givenOn: 'given on “{title}”, no. {number}',
  by: 'Leader',
  on: 'Date of the instruction',
  text: 'What it says',
  source: 'Document it was written on',
  units: 'Assign to (one unit per line, the first leads)',
  due: 'Limit',
  asTaskNote:
    'It joins the ledger of instructions and is assigned, reported on and lit like any other task. Instructions are never scored.',
  aboutNote: 'The units are told with the next issue. Instructions are never scored.',
  recorded: 'Instruction recorded',
  recordedTask: 'Instruction recorded as a task',
  card: 'Task card',
  cardTitle: 'How it went',
  saveCard: 'Save as a Word file',
  saved: 'Saved to {path}',
  nothing: 'Nothing is recorded yet.',
};
