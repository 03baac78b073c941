export const evidence = {
  metadataLeft:
    'Attached, but what this format tells of time and place was not taken out: {names}. To leave it behind, save it as JPG and attach that.',
  open: 'Open',
  openHint: 'Opens a read-only copy in its own program; the file itself is not touched',
  openHintBrowser:
    'The browser downloads a read-only copy, for its own program to open; the original is not changed',
  mayNotOpen: 'No document, picture or recording: it can be saved, not opened from here',
  save: 'Save as',
  saveOf: 'Save “{name}” as',
  saved: 'Saved to {path}',
  list: 'Evidence',
  heavy: 'Evidence for {unit}: {files} files, {size}, more than 200 MB',
  heavyFiles: 'The largest: {files}',
  heavyNext:
    'It can be exported all the same; the stick needs the room and copying takes its time. Videos and scans are better made smaller and added again; what has arrived there does not travel again.',
  noThumbnail: 'Damaged or not recognised: no small picture; use “Open” to see it',
  tooLarge: 'More than 64 megapixels: no small picture, which would slow this PC down; use “Open” to see it',
  missing: 'File missing',
  altered: 'File missing (its content is damaged)',
  ask: 'Ask for it again',
  askOf: 'Ask {unit} for “{name}” again',
  askHint: 'The next file for {unit} says so; the next file from there brings it.',
  asked: 'Noted; the next file for {unit} says so',
  askStep: 'Asking for “{name}” again',
  waiting: 'Asked of {unit}; waiting for its next file',
  wanted: '{unit} asks for {count} evidence files again',
  wantedSent: '{count} evidence files that {unit} asked for were sent again; its receipt has not come yet',
  wantedFile: '{name} ({size})',
  wantedTask: 'task {seq} {title}',
  wantedOn: 'sent again {when}',
  wantedGone: 'Not on this PC any more: find the original, correct the report of the task and add it again',
  wantedNext: 'They are missing or damaged there. The export carries them; nothing else has to be done.',
  nobody: 'Nobody can send it again: add it anew, or restore a backup',
  pdfDamaged:
    'This PDF is damaged or incomplete and cannot be shown here: use “Open” to see it in its own program; if that fails, ask the unit to add the original again.',
  pdfLocked:
    'This PDF has a password and cannot be shown here: ask the unit for the password and use “Open”, or ask it to add the file again without one.',
  pdfTooLong:
    'This PDF is too complex and was not drawn in the time allowed; drawing was stopped: use “Open” to see it in its own program.',
  pdfTooBig:
    'This PDF grows too large when unpacked; drawing was stopped: use “Open” to see it in its own program, and ask the unit first where its origin is in doubt.',
  pdfScripts:
    'This PDF carries scripts or actions that start programs. Only its pages are shown here and nothing runs; ask the unit about it before you use “Open”.',
  pdfFiles:
    'This PDF has other files inside. Only its pages are shown here and nothing is taken out; ask the unit to add such files on their own.',
  pdfBack: 'Previous page',
  pdfNext: 'Next page',
  pdfPage: 'Page {page} of {pages}',
  pdfDrawing: 'Page {page}, being drawn',
  pdfCut: 'Only the first {count} pages are shown; use “Open” for the rest',
  pdfPicture: '{name}, page {page}',
};
