import { momentOf } from '../dates.ts';
import type { Language } from '../errors.ts';
import type { BundleKind } from './descriptor.ts';
import { bundleKindName } from './file-name.ts';

/**
 * What a bundle lets a receiver find out about its sender's history. A finding is named to people and kept with the
 * receive; it is never a reason to refuse a record, since every bundle holds the full scope of its receiver.
 */
export type Finding =
  /** Bundles that were written and did not arrive; both ends belong to a range. */
  | {
      readonly kind: 'gap';
      readonly ranges: readonly (readonly [from: number, to: number])[];
      readonly number: number;
      readonly bundle: BundleKind;
    }
  /** A newer bundle of the same PC was here first. */
  | {
      readonly kind: 'older';
      readonly number: number;
      readonly newest: number;
      readonly bundle: BundleKind;
    }
  /** Two PCs write under one replica id: one store was copied together with its PC. */
  | { readonly kind: 'fork'; readonly number: number; readonly bundle: BundleKind }
  /** Reports that were signed off and reported before, and whose content is another now. */
  | { readonly kind: 'signedChanged'; readonly reports: readonly string[] }
  /** Reports that were signed off and reported before, and that this later bundle does not hold. */
  | { readonly kind: 'signedGone'; readonly reports: readonly string[] }
  /** The same, where the sender's PC has begun anew since: it went back to a backup, or its folder was copied. */
  | { readonly kind: 'signedLost'; readonly reports: readonly string[] }
  /** Records and fields of a newer version: kept as they are, understood after an upgrade. */
  | { readonly kind: 'kept'; readonly records: number; readonly fields: number }
  /** The sender replaced its key, and the old one signed for the new one. */
  | { readonly kind: 'keyRenewed'; readonly at: number; readonly fingerprint: string }
  /** The sender's PC says a time that has not come yet, in UTC milliseconds. */
  | { readonly kind: 'clock'; readonly says: number };

export type FindingTone = 'info' | 'warning';

const WARNINGS: ReadonlySet<Finding['kind']> = new Set(['fork', 'signedChanged', 'signedGone', 'signedLost']);

/** Whether people should stop and look, or only know. */
export const findingTone = (finding: Finding): FindingTone =>
  WARNINGS.has(finding.kind) ? 'warning' : 'info';

/** One sentence for people. */
export const findingText = (finding: Finding, language: Language): string =>
  language === 'zh' ? inChinese(finding) : inEnglish(finding);

function inChinese(finding: Finding): string {
  switch (finding.kind) {
    case 'gap':
      return `${bundleKindName(finding.bundle)} ${listed(finding.ranges, '、', '—')} 未到，内容已含在第 ${finding.number} 包。`;
    case 'older':
      return `这是第 ${finding.number} 包，第 ${finding.newest} 包已经先到；较旧的内容不会覆盖较新的。`;
    case 'fork':
      return `第 ${finding.number} 份${bundleKindName(finding.bundle)}有两种内容：对方有两台电脑用着同一份台账（可能整机复制过）。请对方在其中一台上从备份还原一次，使它有自己的编号。`;
    case 'signedChanged':
      return `已签发的进展内容被改动：${finding.reports.join('；')}。原内容在留痕里，请与对方核实。`;
    case 'signedGone':
      return `以前报过的已签发进展不在这份较新的文件里，也没有新版本：${finding.reports.join('；')}。本机仍然保留，请与对方核实。`;
    case 'signedLost':
      return `对方还原过备份（或在用一份复制的台账），以前报过的已签发进展它已没有：${finding.reports.join('；')}。本机仍然保留；请对方核对，缺的重新填报、签发。`;
    case 'kept':
      return `有 ${keptParts(finding, '条', '个栏目')}来自更新的版本，已原样保留，升级后生效。`;
    case 'keyRenewed':
      return `对方在 ${momentOf(finding.at)} 换了密钥，由原密钥签名证明；原密钥随之停用。新密钥的指纹：${finding.fingerprint}。`;
    case 'clock':
      return `对方电脑的时间是 ${momentOf(finding.says)}，比本机快一天以上；请双方核对电脑的时间。内容不受影响。`;
  }
}

function inEnglish(finding: Finding): string {
  switch (finding.kind) {
    case 'gap':
      return `Bundle ${listed(finding.ranges, ', ', '–')} did not arrive; bundle ${finding.number} holds its content.`;
    case 'older':
      return `This is bundle ${finding.number}; bundle ${finding.newest} was here first. Older content does not replace newer.`;
    case 'fork':
      return `There are two different bundles ${finding.number}: two PCs of the sender work on one copied store. Have one of them restore a backup, so that it gets an identity of its own.`;
    case 'signedChanged':
      return `Signed-off reports were altered: ${finding.reports.join('; ')}. The original is in the history; check with the sender.`;
    case 'signedGone':
      return `Signed-off reports that came before are not in this later file, nor is a newer version: ${finding.reports.join('; ')}. They are kept here; check with the sender.`;
    case 'signedLost':
      return `The sender's PC was restored from a backup (or works on a copied folder) and no longer has signed-off reports that came before: ${finding.reports.join('; ')}. They are kept here; have the sender check, and report and sign off again what is missing.`;
    case 'kept':
      return `${keptParts(finding, ' records', ' fields')} of a newer version were kept as they are and take effect after an upgrade.`;
    case 'keyRenewed':
      return `The sender replaced its key on ${momentOf(finding.at)}; the old key signed for the new one and is no longer good. Fingerprint of the new key: ${finding.fingerprint}.`;
    case 'clock':
      return `The sender's PC says ${momentOf(finding.says)}, more than a day ahead of this one; check the clocks of both. The content is not affected.`;
  }
}

const listed = (ranges: readonly (readonly [number, number])[], comma: string, dash: string): string =>
  ranges.map(([from, to]) => inWords(from, to, comma, dash)).join(comma);

const inWords = (from: number, to: number, comma: string, dash: string): string => {
  if (from === to) return `${from}`;
  return from + 1 === to ? `${from}${comma}${to}` : `${from}${dash}${to}`;
};

const keptParts = (
  { records, fields }: { readonly records: number; readonly fields: number },
  record: string,
  field: string,
): string =>
  [records > 0 ? `${records}${record}` : '', fields > 0 ? `${fields}${field}` : '']
    .filter(Boolean)
    .join(' + ');
