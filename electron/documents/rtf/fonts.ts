import { charsets, usualPage } from './codes.ts';

/** Which encoding the bytes under a font are in: that of its character set, otherwise that of the document. */
export function createFonts() {
  const pages = new Map<number, string>();
  let documentPage = usualPage;
  let described = -1;
  return {
    setDocumentPage(page: string): void {
      documentPage = page;
    },
    /** A word inside the font table. */
    describe(word: string, value: number | null): void {
      if (word === 'f') described = value ?? -1;
      const page = word === 'fcharset' ? charsets.get(value ?? 0) : undefined;
      if (page !== undefined) pages.set(described, page);
    },
    pageOf: (font: number): string => pages.get(font) ?? documentPage,
  };
}
