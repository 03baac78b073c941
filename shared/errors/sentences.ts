/** Every expected refusal: one sentence of what happened, one of what to do next, in both languages. `{name}` is filled from the failure's params. */
export interface Sentences {
  readonly zh: readonly [message: string, hint: string];
  readonly en: readonly [message: string, hint: string];
}
