import { nameKey } from '../text.ts';

export interface ListHeading {
  readonly title: string | null;
  readonly preamble: readonly string[];
  /** A heading of a part right above the table (一、重点任务), null where there is none. */
  readonly section: string | null;
}

const isAnnexLine = (line: string): boolean => /^附件?[\d一二三四五六七八九十]*[:：]?$/.test(nameKey(line));
const namesAList = (line: string): boolean =>
  /(清单|台账|一览表|分工表?|任务表|分解表|责任表|任务|要点|方案|计划|安排表?|表)(\(.*\))?$/.test(
    nameKey(line),
  );
const isFormLine = (line: string): boolean =>
  /^(\(.*\)|(填报|制表|编制|报送)?(单位|日期|时间|部门)[:：].*)$/.test(nameKey(line));
const isSection = (line: string): boolean =>
  line.length <= 60 &&
  /^([一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]+部分)/.test(
    line,
  );

/** How far above its table a title may stand. */
const reach = 6;

/** The title among the lines above a table, and the other lines near it (附件2, 填报单位：…) in printed order. */
export function headingOf(lines: readonly string[]): ListHeading {
  const from = Math.max(0, lines.length - reach);
  const near = lines.slice(from).map((line) => line.trim());
  const section = isSection(near.at(-1) ?? '') ? (near.at(-1) ?? null) : null;
  const candidates = near
    .map((line, at) => ({ line, at }))
    .filter(
      ({ line }) =>
        line.length <= 80 &&
        !isAnnexLine(line) &&
        !isFormLine(line) &&
        !isSection(line) &&
        !/[。；]$/.test(line),
    );
  const chosen = candidates.findLast(({ line }) => namesAList(line)) ?? candidates.at(-1);
  const above = chosen ? near[chosen.at - 1] : undefined;
  const carriesOn =
    chosen !== undefined &&
    above !== undefined &&
    chosen.line.length <= 12 &&
    candidates.some(({ at }) => at === chosen.at - 1) &&
    !namesAList(above) &&
    !/[，。：:；]$/.test(above);
  const first = chosen ? chosen.at - (carriesOn ? 1 : 0) : -1;
  return {
    title: chosen ? (carriesOn ? above + chosen.line : chosen.line) : null,
    preamble: near.filter(
      (line, at) => line !== '' && line.length <= 200 && !(chosen && at >= first && at <= chosen.at),
    ),
    section,
  };
}
