import { useEffect } from 'react';
import { isOffered } from '../actions/action.ts';
import { allActions } from '../actions/all.ts';
import { belongsToIme } from '../actions/ime.ts';
import { isPlain, isShortcut } from '../actions/keys.ts';
import { actionContext } from '../actions/perform.ts';
import { isDialogOpen } from '../dialogs/dialog.ts';

/** Runs actions by their keys, everywhere in the window but inside a dialog. */
export function useShortcuts(): void {
  useEffect(() => {
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function onKeyDown(event: KeyboardEvent): void {
  const context = actionContext();
  if (!context || isTaken(event) || belongsToIme(event) || isDialogOpen()) return;
  const action = allActions.find(
    (candidate) =>
      isOffered(candidate, context) &&
      candidate.keys?.some(
        (key) => isShortcut(key, event, navigator.platform) && !belongsToField(key, event.target),
      ),
  );
  if (!action) return;
  event.preventDefault();
  void action.perform(context);
}

/** A list that is open below a field takes every arrow for itself, but those with Alt are the window's. */
const isTaken = ({ defaultPrevented, altKey }: KeyboardEvent): boolean => defaultPrevented && !altKey;

/** In a field a plain key is text, and Ctrl+Z, Ctrl+Y and Ctrl+A are about the typing where something can be typed. */
const belongsToField = (key: string, target: EventTarget | null): boolean => {
  if (!isField(target)) return false;
  if (TYPING.has(key)) return !target.matches('[readonly]');
  return isPlain(key) && !/^F\d+$/.test(key);
};

const TYPING: ReadonlySet<string> = new Set(['mod+z', 'mod+y', 'mod+shift+z', 'mod+a']);

const isField = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input:not([type=checkbox], [type=radio], [type=button]), textarea, select'));
