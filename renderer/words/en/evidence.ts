export const evidence = {
  metadataLeft:
    'Attached, but what this format tells of time and place was not taken out: {names}. To leave it behind, save it as JPG and attach that.',
  missing: 'File missing',
  altered: 'File missing (its content is damaged)',
  ask: 'Ask for it again',
  askOf: 'Ask {unit} for “{name}” again',
  askHint: 'The next file for {unit} says so; the next file from there brings it.',
  asked: 'Noted; the next file for {unit} says so',
  askStep: 'Asking for “{name}” again',
  waiting: 'Asked of {unit}; waiting for its next file',
  nobody: 'Nobody can send it again: add it anew, or restore a backup',
};
