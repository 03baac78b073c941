/** The form in which two names are compared: NFKC, no blanks, brackets and quotes unified. */
export const nameKey = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\ufeff]+/g, '')
    .toLowerCase();

export const isBlank = (text: string | null | undefined): boolean => text == null || text.trim() === '';
