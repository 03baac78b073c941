import { useEffect, useRef } from 'react';

const FIELD = '.ant-modal-body :is(input, textarea, [tabindex="0"]):not(:disabled, [hidden])';
const BUTTON = '.ant-modal-footer button:not(:disabled)';

/**
 * Puts the focus where a person goes on: in the first field, and where there is none on the first button below, which
 * leaves things as they are. What a dialog focuses itself comes before; a field that goes while it has the focus does
 * not take the keyboard with it.
 */
export function useBeginning(open: boolean, dialogId: string): void {
  const begun = useRef(false);
  useEffect(() => {
    if (!open) begun.current = false;
    const dialog = open ? document.getElementById(dialogId) : null;
    if (dialog === null || !isNowhere(dialog, begun.current)) return;
    const start = firstField(dialog) ?? dialog.querySelector<HTMLElement>(BUTTON);
    start?.focus({ preventScroll: true });
    begun.current ||= dialog.contains(document.activeElement);
  });
}

/** antd gives the focus to × where nothing else took it. */
function isNowhere(dialog: HTMLElement, begun: boolean): boolean {
  const { activeElement } = document;
  if (begun) return activeElement === document.body;
  const isInside = activeElement?.closest('.ant-modal-body, .ant-modal-footer') ?? null;
  return isInside === null || !dialog.contains(isInside);
}

/** Of a group of choices the one that is made. */
function firstField(dialog: HTMLElement): HTMLElement | null {
  const first = dialog.querySelector<HTMLElement>(FIELD);
  if (!(first instanceof HTMLInputElement) || first.type !== 'radio' || first.name === '') return first;
  const group = [...dialog.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
  return group.find(({ name, checked }) => name === first.name && checked) ?? first;
}
