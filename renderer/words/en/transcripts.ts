/** Reports typed by the issuing body for a unit without the program. */
export const transcripts = {
  typed: 'typed for the unit ({source}, by {by})',
  unknown: 'nobody named',
  phone: 'by phone',
  paper: 'on paper',
  form: 'from a form',
  other: 'another way',
};
