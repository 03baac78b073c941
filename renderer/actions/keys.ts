/** A shortcut as it is written in an action: `mod+k`, `alt+ArrowLeft`, `?`, `Space`. `mod` is Ctrl, on a Mac Command. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

interface Shortcut {
  readonly mod: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly key: string;
}

const isMac = (platform: string): boolean => /mac|darwin/i.test(platform);

export function parseShortcut(text: string): Shortcut {
  const parts = text.split(/\+(?=.)/);
  const marks = new Set(parts.slice(0, -1));
  const key = parts.at(-1) ?? '';
  return { mod: marks.has('mod'), alt: marks.has('alt'), shift: marks.has('shift'), key: nameOf(key) };
}

/** One name for one key: a full-width ？ typed under a Chinese input method is the same key as ?. */
const nameOf = (key: string): string => (key === ' ' ? 'space' : key.normalize('NFKC').toLowerCase());

/** Whether the press is this shortcut. Shift counts only where it is not needed to type the sign itself. */
export function isShortcut(text: string, press: KeyPress, platform: string): boolean {
  const wanted = parseShortcut(text);
  const mod = isMac(platform) ? press.metaKey : press.ctrlKey;
  const other = isMac(platform) ? press.ctrlKey : press.metaKey;
  const shiftFits = isSign(wanted.key) || wanted.shift === press.shiftKey;
  return (
    nameOf(press.key) === wanted.key &&
    mod === wanted.mod &&
    !other &&
    press.altKey === wanted.alt &&
    shiftFits
  );
}

const isSign = (key: string): boolean => key.length === 1 && !/[a-z0-9]/.test(key);

/** A shortcut without Ctrl or Alt would also be text: it rests while the focus is in a field. */
export const isPlain = (text: string): boolean => {
  const { mod, alt } = parseShortcut(text);
  return !mod && !alt;
};

const shown: Readonly<Record<string, string>> = {
  arrowleft: '←',
  arrowright: '→',
  arrowup: '↑',
  arrowdown: '↓',
  space: 'Space',
  enter: 'Enter',
  escape: 'Esc',
  delete: 'Delete',
};

/** As printed in a tooltip and on the sheet: `Ctrl+K`, on a Mac `⌘K`. */
export function shortcutText(text: string, platform: string): string {
  const { mod, alt, shift, key } = parseShortcut(text);
  const last = shown[key] ?? key.toUpperCase();
  const mac = isMac(platform);
  return [mod && (mac ? '⌘' : 'Ctrl+'), alt && (mac ? '⌥' : 'Alt+'), shift && (mac ? '⇧' : 'Shift+'), last]
    .filter((part) => part !== false)
    .join('');
}
