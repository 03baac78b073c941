export interface FontChoice {
  readonly name: string;
  readonly bold: boolean;
}

export interface LedgerFonts {
  readonly title: FontChoice;
  readonly body: FontChoice;
  readonly heading: FontChoice;
}

/** GB/T 9704 asks for 小标宋; 方正小标宋 is not part of Windows, 华文中宋 comes with Office, 宋体 is everywhere. */
export const titleFontChain = ['小标宋', '方正小标宋简体', '方正小标宋_GBK', '华文中宋'] as const;

/** A cell names one font only, so the chain is walked here: the first one installed, else 宋体 in bold. */
export function chooseFonts(installed: ReadonlySet<string>): LedgerFonts {
  const found = titleFontChain.find((name) => installed.has(name));
  return {
    title: found ? { name: found, bold: false } : { name: '宋体', bold: true },
    body: { name: '宋体', bold: false },
    heading: { name: '宋体', bold: true },
  };
}

export const commonFonts: LedgerFonts = chooseFonts(new Set());
