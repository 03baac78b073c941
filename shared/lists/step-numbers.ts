/** A stretch of a text that only numbers a step: 1. or 2、 or ① or （1）. */
export interface StepNumber {
  readonly start: number;
  readonly end: number;
}

const marks = /(?<=^|[\s；;。，,])(\d{1,2})[.．、](?!\d{1,2}(?:[前.．、]|$))|[（(](\d{1,2})[)）]|([①-⑳])/g;

/**
 * The numbers of steps in a wording, where they count 1, 2, … : 1、3月开工 2、9月完工. A list of months (3、6、9月), a date
 * (12.31) and a single number are none.
 */
export function stepNumbersIn(text: string): readonly StepNumber[] {
  const steps: StepNumber[] = [];
  for (const { 0: printed, 1: plain, 2: bracketed, 3: circled, index } of text.matchAll(marks)) {
    const number = circled ? circled.charCodeAt(0) - 0x245f : Number(plain ?? bracketed);
    if (number === steps.length + 1) steps.push({ start: index, end: index + printed.length });
  }
  return steps.length > 1 ? steps : [];
}
