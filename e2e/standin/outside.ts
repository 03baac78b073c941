import { guard, note } from './guard.ts';

const answers: object[] = [];
let answerOpen: ((answer: object) => void) | null = null;

/** What the open dialog answers, or the next one to be opened; `{ staysOpen: true }` lets that one wait for the next order. */
export function queueAnswer(answer: object): void {
  if (answerOpen === null) answers.push(answer);
  else answerOpen(answer);
  answerOpen = null;
}

const ask = async (dialog: string, args: readonly unknown[]): Promise<object> => {
  note({ kind: 'dialog', dialog, options: args.at(-1) });
  const answer = answers.shift();
  if (answer === undefined) throw new Error(`electron stand-in: no answer waits for dialog.${dialog}`);
  if (!('staysOpen' in answer)) return answer;
  return new Promise((resolve) => {
    answerOpen = resolve;
  });
};

export const dialog = guard('dialog', {
  showOpenDialog: (...args: unknown[]) => ask('showOpenDialog', args),
  showSaveDialog: (...args: unknown[]) => ask('showSaveDialog', args),
});

export const shell = guard('shell', {
  showItemInFolder: (path: string) => note({ kind: 'show-in-folder', path }),
  openPath: async (path: string) => {
    note({ kind: 'open-path', path });
    return '';
  },
});

export const screen = guard('screen', {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }],
});

type Template = readonly { readonly role?: string; readonly label?: string; readonly submenu?: Template }[];

export const Menu = guard('Menu', {
  buildFromTemplate: (template: Template) => ({
    template,
    popup: () => note({ kind: 'popup-menu', template }),
  }),
  setApplicationMenu: (menu: { readonly template: Template }) =>
    note({ kind: 'menu', template: menu.template }),
});
