import type { Finding } from '../../../shared/rules/validation/findings.ts';
import { belongsToIme, type KeySign } from '../../actions/ime.ts';
import { draftOf, useDrafts } from './draft-store.ts';
import { nextField } from './field-moves.ts';
import { stateOf } from './sheet.ts';

const cards = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-sheet-row]')];
const fieldsOf = (card: HTMLElement): readonly HTMLElement[] => [
  ...card.querySelectorAll<HTMLElement>('[data-field]'),
];
const nameOf = (field: HTMLElement): string => field.dataset['field'] ?? '';

function focusField(card: HTMLElement | undefined, name: string): void {
  const field = card && fieldsOf(card).find((candidate) => nameOf(candidate) === name);
  const input = field?.querySelector<HTMLElement>('textarea, input');
  input?.focus();
  card?.scrollIntoView({ block: 'nearest' });
}

interface EnterKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly target: EventTarget;
  readonly nativeEvent: KeySign;
  preventDefault(): void;
}

/** Enter goes to the same field of the next row, Ctrl+Enter to that of the row before; Shift+Enter stays a line break. */
export function onSheetKey(event: EnterKey): void {
  if (event.key !== 'Enter' || event.shiftKey || event.altKey || belongsToIme(event)) return;
  const field =
    event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-field]') : null;
  if (!field || field.querySelector('.ant-select-open')) return;
  event.preventDefault();
  const all = cards();
  const row = all.findIndex((card) => card.contains(field));
  const next = nextField(
    all.map((card) => fieldsOf(card).map(nameOf)),
    { row, field: nameOf(field) },
    event.ctrlKey ? -1 : 1,
  );
  if (next) focusField(all[next.row], next.field);
}

/** The next row below the present one that nobody has filled, from the top after the last. */
export function focusUnfilled(): void {
  const { current } = useDrafts.getState();
  const all = cards();
  const at = all.findIndex((card) => card.dataset['sheetRow'] === current);
  const order = [...all.slice(at + 1), ...all.slice(0, at + 1)];
  const next = order.find((card) => {
    const task = card.dataset['sheetRow'] ?? '';
    const state = stateOf({ signed: null }, draftOf(task));
    return card.dataset['signed'] !== 'true' && (state === 'empty' || state === 'begun');
  });
  focusRow(next);
}

/** To the text of a task, or to the reason that stands for it. */
export function focusStatement(task: string): void {
  const card = cards().find((candidate) => candidate.dataset['sheetRow'] === task);
  const field = card && fieldsOf(card).find((candidate) => ['text', 'noChange'].includes(nameOf(candidate)));
  if (field) focusField(card, nameOf(field));
}

/** To the field that a finding is about; figures are met by the first of them. */
export function focusFieldOf(task: string, finding: Pick<Finding, 'field' | 'about'>): void {
  focusFinding(
    cards().find((candidate) => candidate.dataset['sheetRow'] === task),
    finding,
  );
}

/** The same in any form whose fields are named. */
export function focusFinding(
  card: HTMLElement | null | undefined,
  { field, about }: Pick<Finding, 'field' | 'about'>,
): void {
  if (!card) return;
  // A field without an input of its own is met by the button that fills it.
  card.querySelector<HTMLElement>(`[data-jump="${field}"] button`)?.focus();
  if (field === 'evidence') return;
  const names = fieldsOf(card).map(nameOf);
  const name =
    names.find((each) => each === field || each === `actual:${about}`) ??
    names.find((each) => field === 'actuals' && each.startsWith('actual:')) ??
    names.find((each) => ['text', 'noChange'].includes(each));
  if (name !== undefined) focusField(card, name);
}

/** To the first 提示 of a task that still has to be explained. */
export function focusExplanation(task: string): void {
  const card = cards().find((candidate) => candidate.dataset['sheetRow'] === task);
  const open = [...(card?.querySelectorAll<HTMLTextAreaElement>('.finding-explain textarea') ?? [])];
  (open.find(({ value }) => value.trim() === '') ?? open[0])?.focus();
  card?.scrollIntoView({ block: 'nearest' });
}

export const focusTask = (task: string): void =>
  focusRow(cards().find((card) => card.dataset['sheetRow'] === task));

function focusRow(card: HTMLElement | undefined): void {
  const first = card && fieldsOf(card)[0];
  if (first) focusField(card, nameOf(first));
  else card?.scrollIntoView({ block: 'center' });
}
