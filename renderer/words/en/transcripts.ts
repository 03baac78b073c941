/** Reports typed by the issuing body for a unit without the program. */
export const transcripts = {
  typed: 'typed for the unit ({source}, by {by})',
  typedOn: 'typed for the unit ({source} on {on}, by {by})',
  unknown: 'nobody named',
  act: 'Type a report',
  actFor: 'Type the report of {unit}',
  title: 'Type the report of {unit}',
  source: 'How it was reported',
  from: 'Who reported it (may stay empty)',
  on: 'Reported on',
  by: 'Typed by',
  task: 'Which task',
  left: '{left} of {all} not reported',
  missing: 'not reported',
  own: 'reported by the unit itself',
  nothing:
    'There is nothing to type for this unit in this period: no task that it was assigned and still works on.',
  ownCame: '{unit} has reported {period} itself; its own report counts, and nothing is typed for it.',
  verb: 'Save the report',
  verbNext: 'Save, go to the next',
  done: 'Typed task {task} of {unit}',
  note: 'A typed report is marked as typed, with its source, wherever it is shown. As soon as the unit’s own comes, that one counts; both stay on record.',
};
