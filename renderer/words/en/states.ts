export const states = {
  registered: 'Registered',
  assigned: 'Assigned',
  awaitingAcknowledgement: 'To acknowledge',
  inProgress: 'In progress',
  underReview: 'Under review',
  returnedForReassignment: 'Returned',
  extensionPending: 'Extension asked',
  completed: 'Completed',
  struckOff: 'Struck off',
  suspended: 'Suspended',
  cancelled: 'Cancelled',
};
