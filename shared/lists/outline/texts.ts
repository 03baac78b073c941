/** What single lines of an official text are. */

const genre =
  '(?:方案|意见|计划|清单|台账|规划|措施|要点|办法|细则|通知|分工|分工表|任务表|分解表|责任表|一览表|政策|决定|纲要|条例|规定|制度|名单|安排|公告|决议|报告|通报|举措|任务|任务分解|责任分解|行动)';
const titleEnd = new RegExp(`${genre}》?(?:[（(][^（()）]{1,30}[)）])?$`);

/** A line of its own that could be the title of a document. */
export const isTitleLine = (line: string): boolean => {
  const words = line.replace(/[\s\u3000]+/g, '');
  return words.length >= 6 && words.length <= 80 && titleEnd.test(words) && !/[。；]/.test(words);
};

/** Words that carry on a title begun on the line above. */
const continuesTitle =
  /^(的|工作|实施|行动|若干|有关|关于|责任|任务|重点|分工|和|与|及|三年|五年|年度|方案|意见|计划)/;

/** The title of a document among the lines above its first item; null where there is none. */
export function titleAmong(lines: readonly string[]): string | null {
  const at = lines.findLastIndex(isTitleLine);
  const last = lines[at]?.trim();
  if (last === undefined) return titleInside(lines[0] ?? '');
  const before = lines[at - 1]?.trim() ?? '';
  const carriesOn =
    (last.length <= 12 || continuesTitle.test(last) || (/关于/.test(before) && !/关于/.test(last))) &&
    before.length >= 4 &&
    before.length <= 40 &&
    !/[。；：:，）)\]]$/.test(before) &&
    !isTitleLine(before) &&
    !isAnnexLine(before) &&
    !isSignOff(before);
  return carriesOn ? before + last : last;
}

const titleOfLine = new RegExp(
  `^[\\s\\u3000]*([^。；：〔]{4,80}?${genre})(?=[\\s\\u3000]|各|[\\u4e00-\\u9fff]{1,8}[〔［\\[(（]20\\d\\d|（20)`,
);

/** The title at the head of a document that was saved on one line. */
const titleInside = (text: string): string | null =>
  titleOfLine.exec(text.slice(0, 160).normalize('NFC'))?.[1]?.trim() ?? null;

export const isAnnexLine = (line: string): boolean =>
  /^附\s*件\s*[\d一二三四五六七八九十]*\s*[:：]?$/.test(line.trim());

/** A box of figures or projects between the items. */
export const isBox = (line: string): boolean => /^专\s*栏\s*[\d一二三四五六七八九十]*/.test(line.trim());

/** Who signed, when, to whom copies go, what is attached: never a part of an item. */
export const isSignOff = (line: string): boolean => {
  const words = line.replace(/[\s\u3000]+/g, '');
  return (
    isAnnexLine(line) ||
    /^(附件|附表|抄送|主送|印发|联系人|（此件|\(此件|此件|注|备注|说明)\s*[\d一二三四五六七八九十]*[:：.、（(公主依]/.test(
      words,
    ) ||
    /^[12〇零一二][\d〇零一二三四五六七八九十]{3}年[\d〇零一二三四五六七八九十]{1,3}月[\d〇零一二三四五六七八九十]{1,3}日(印发)?$/.test(
      words,
    ) ||
    (words.length <= 30 &&
      /(人民政府|办公厅|办公室|委员会|教育局|教育厅|局|厅|部|委|领导小组)([12]\d{3}年\d{1,2}月\d{1,2}日)?(印发)?$/.test(
        words,
      ) &&
      !/[，。；：、]/.test(words))
  );
};

/** Who signed and when, right behind the last item of a document that was saved on one line. */
export const isSignature = (text: string): boolean =>
  /^[\s\u3000。]*[\u4e00-\u9fff\s\u3000]{0,30}(20\d\d|二[〇○0零]..)年.{1,3}月.{1,3}日/.test(text);

/** A short line that closes no sentence. */
export const isHeadingText = (text: string): boolean => {
  const words = text.trim().replace(/[。：:]$/, '');
  return words.length <= 50 && !/[。；;！!？?]/.test(words);
};

const opens = '（(〔[［“《‘「';
const closes = '）)〕]］”》’」';

/** Where the lead sentence ends, its 。 included: outside brackets and quotes, else at the first 。; the length where it is the only one. */
export function leadEnd(text: string): number {
  const line = text.indexOf('\n');
  const end = line < 0 ? text.length : line;
  let depth = 0;
  let first = -1;
  for (let at = 0; at < end; at++) {
    const sign = text[at] ?? '';
    if (opens.includes(sign)) depth++;
    else if (closes.includes(sign)) depth = Math.max(0, depth - 1);
    else if (sign === '。') {
      if (depth === 0) return at + 1;
      if (first < 0) first = at + 1;
    }
  }
  return first > 0 && depth > 0 ? first : end;
}
