import { sha256 } from '@noble/hashes/sha2.js';
import { canonicalJson } from '../canonical.ts';
import { compareClocks } from '../clock.ts';
import { idOfBytes } from '../ids.ts';
import type { Clock } from '../model/record/clock.ts';
import type { ReportFields } from '../model/record.ts';
import { draftPartOf } from './draft.ts';

interface Report {
  readonly id: string;
  readonly parent: string | null;
  readonly author: string;
  readonly clock: Clock;
  readonly fields: ReportFields;
}

/** One task's report of one period, signed off or typed more than once under one version, with different content. */
export interface ReportDifference<R extends Report> {
  /** Made from the reports, so that every PC calls it the same. */
  readonly id: string;
  readonly task: string;
  /** Whose report it is. */
  readonly unit: string;
  /** Who has to decide: the unit itself, or the body that typed the report for it. */
  readonly by: string;
  readonly period: string;
  /** The one that counts until somebody decides first. */
  readonly reports: readonly R[];
}

/**
 * What two PCs of one unit signed off apart from each other, or two PCs of a body typed for a unit (代录); what was typed
 * is no question any more where the unit's own report is there. It follows from the reports alone, so every store that
 * holds the same reports finds the same; a later version closes it.
 */
export function reportDifferences<R extends Report>(reports: readonly R[]): readonly ReportDifference<R>[] {
  const groups = Map.groupBy(
    reports,
    ({ parent, fields }) => `${parent ?? ''} ${fields.unit} ${fields.period}`,
  );
  const found: ReportDifference<R>[] = [];
  for (const all of groups.values()) {
    const own = all.filter(({ fields }) => fields.transcribed === undefined);
    const group = own.length > 0 ? own : all;
    if (group.length < 2) continue;
    const newest = Math.max(...group.map(({ fields }) => fields.version));
    const same = group.filter(({ fields }) => fields.version === newest);
    if (new Set(same.map(contentOf)).size < 2) continue;
    const ordered = same.toSorted((a, b) => -compareClocks(a.clock, b.clock));
    const [first] = ordered;
    if (!first) continue;
    const ids = ordered.map(({ id }) => id).sort();
    const hash = sha256(new TextEncoder().encode(canonicalJson(ids)));
    found.push({
      id: idOfBytes(hash.subarray(0, 16)),
      task: first.parent ?? '',
      unit: first.fields.unit,
      by: own.length > 0 ? first.fields.unit : first.author,
      period: first.fields.period,
      reports: ordered,
    });
  }
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Why it was corrected is no part of what it says. */
const contentOf = ({ fields }: Report): string => canonicalJson({ ...draftPartOf(fields), reason: null });
