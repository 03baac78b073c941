import { expect, test } from 'vitest';
import { isPlain, isShortcut, shortcutText } from './keys.ts';

const press = (
  key: string,
  marks: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...marks,
});

test('mod is Ctrl, and Command on a Mac', () => {
  expect(isShortcut('mod+k', press('k', { ctrlKey: true }), 'linux')).toBe(true);
  expect(isShortcut('mod+k', press('k', { metaKey: true }), 'darwin')).toBe(true);
  expect(isShortcut('mod+k', press('k', { metaKey: true }), 'win32')).toBe(false);
});

test('a shortcut does not fire with a further modifier', () => {
  expect(isShortcut('mod+k', press('K', { ctrlKey: true, shiftKey: true }), 'linux')).toBe(false);
  expect(isShortcut('j', press('j', { altKey: true }), 'linux')).toBe(false);
});

test('the full-width question mark of a Chinese keyboard is the same key', () => {
  expect(isShortcut('?', press('？', { shiftKey: true }), 'linux')).toBe(true);
  expect(isShortcut('?', press('?', { shiftKey: true }), 'linux')).toBe(true);
});

test('plus can be a key itself', () => {
  expect(isShortcut('mod++', press('+', { ctrlKey: true, shiftKey: true }), 'linux')).toBe(true);
  expect(shortcutText('mod++', 'linux')).toBe('Ctrl++');
});

test('a shortcut without Ctrl or Alt is plain, since it would also be text', () => {
  expect(['j', '?', 'shift+a', 'Space'].map(isPlain)).toEqual([true, true, true, true]);
  expect(['mod+d', 'alt+ArrowLeft'].map(isPlain)).toEqual([false, false]);
});

test('a shortcut is printed as it stands on the keyboard', () => {
  expect(shortcutText('mod+k', 'win32')).toBe('Ctrl+K');
  expect(shortcutText('mod+k', 'darwin')).toBe('⌘K');
  expect(shortcutText('alt+ArrowLeft', 'linux')).toBe('Alt+←');
});
