export const evidence = {
  metadataLeft:
    'Attached, but what this format tells of time and place was not taken out: {names}. To leave it behind, save it as JPG and attach that.',
  missing: 'not on this PC',
};
