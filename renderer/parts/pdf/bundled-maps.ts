/**
 * Character maps of Chinese, Japanese and Korean PDF without their own: part of the window's own scripts, since it may talk
 * to nobody. Each is loaded when a page asks for it.
 */
const maps = import.meta.glob<string>(
  '../../../node_modules/pdfjs-dist/cmaps/{GB*,UniGB*,UniCNS-U*,UniJIS-U*,UniKS-U*,Adobe-*-UCS2,Adobe-GB1-*}.bcmap',
  { query: '?url&inline', import: 'default' },
);

const byName = new Map(Object.entries(maps).map(([path, load]) => [path.split('/').at(-1) ?? '', load]));

/** Given to the reader in place of its own, which would fetch. What is not here is refused; the reader goes on without. */
export class BundledMaps {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const load = byName.get(filename);
    if (!load) throw new Error(`not bundled: ${filename}`);
    const url = await load();
    return Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (char) => char.charCodeAt(0));
  }
}
