/** Kinds of deadline. */
export const deadlines = {
  by: 'By a date',
  ongoing: 'Ongoing',
  from: 'From a date on',
  recurring: 'Recurring',
  none: 'No deadline',
};
