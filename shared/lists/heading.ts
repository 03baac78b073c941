import { nameKey } from '../text.ts';

export interface ListHeading {
  readonly title: string | null;
  readonly preamble: readonly string[];
}

const isAnnexLine = (line: string): boolean => /^附件?[\d一二三四五六七八九十]*[:：]?$/.test(nameKey(line));
const namesAList = (line: string): boolean =>
  /(清单|台账|一览表|分工表?|任务表|分解表|责任表|任务|要点|方案|计划|安排表?|表)(\(.*\))?$/.test(
    nameKey(line),
  );
const isFormLine = (line: string): boolean =>
  /^(\(.*\)|(填报|制表|编制|报送)?(单位|日期|时间|部门)[:：].*)$/.test(nameKey(line));

/** How far above its table a title may stand. */
const reach = 6;

/** The title among the lines above a table, and the other lines (附件2, 填报单位：…) in printed order. */
export function headingOf(lines: readonly string[]): ListHeading {
  const candidates = lines
    .map((line, at) => ({ line, at }))
    .filter(({ line, at }) => at >= lines.length - reach && !isAnnexLine(line) && !isFormLine(line));
  const chosen =
    candidates.findLast(({ line }) => line.length <= 80 && namesAList(line)) ??
    candidates.findLast(({ line }) => line.length <= 80);
  return {
    title: chosen?.line ?? null,
    preamble: lines.filter((_line, at) => at !== chosen?.at),
  };
}
