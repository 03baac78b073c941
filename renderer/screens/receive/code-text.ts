/** A receipt code in groups of four, as it is read out. */
export const codeText = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ');
