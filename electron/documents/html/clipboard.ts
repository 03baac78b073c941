/**
 * The HTML of a clipboard as a page: without the header that Windows puts before it (CF_HTML: `Version:0.9 StartHTML:…`),
 * and rows that came without their table put back into one.
 */
export function clipboardPage(html: string): string {
  const page = /^\ufeff?Version:\d/.test(html) ? html.slice(Math.max(0, html.indexOf('<'))) : html;
  const begins = /<(table|t[rdh])\b/i.exec(page)?.[1]?.toLowerCase();
  return begins === undefined || begins === 'table' ? page : `<table>${page}</table>`;
}
