import { describe, expect, test } from 'vitest';
import { type Notice, noticePaper } from '../../shared/reports/paper/notice-paper.ts';
import { paperFonts } from '../../shared/reports/paper/paper-fonts.ts';
import { numbered, type PaperPlan } from '../../shared/reports/paper/paper-plan.ts';
import { writeDocument } from './write-document.ts';
import { readParts } from './zip-parts.ts';

const partsOf = async (plan: PaperPlan): Promise<(name: string) => string> => {
  const parts = await readParts(await writeDocument(plan));
  return (name) => parts.get(name)?.toString('utf8') ?? '';
};

const sample: PaperPlan = {
  title: '督查通报',
  blocks: [
    { kind: 'masthead', name: '督查通报', number: '第 3 期', issuer: '市教育局', date: '2026年11月26日' },
    { kind: 'title', text: '关于进展情况的通报' },
    { kind: 'addressee', text: '各有关单位' },
    numbered(1, 1, '总体情况'),
    numbered(2, 1, '按任务'),
    { kind: 'body', text: '第一段\n第二段 <b>&amp;' },
    {
      kind: 'table',
      caption: '表1',
      columns: [
        { heading: '单位', width: 3, align: 'left' },
        { heading: '应报', width: 1, align: 'right' },
      ],
      rows: [['某某学校', '12']],
    },
    { kind: 'attachments', names: ['明细表', '名单'] },
    { kind: 'signature', unit: '市教育局', date: '2026年11月26日' },
  ],
};

/** Runs of the paragraph that holds a text. */
const paragraphWith = (xml: string, text: string): string =>
  xml
    .match(/<w:p>(?:(?!<w:p>).)*?<\/w:p>|<w:p [^>]*>(?:(?!<w:p[ >]).)*?<\/w:p>/gs)
    ?.find((p) => p.includes(text)) ?? '';

describe('the layout of GB/T 9704', () => {
  test('A4 with a type area of 156 by 225 mm and 22 lines of 3号', async () => {
    const xml = (await partsOf(sample))('word/document.xml');
    const margins = /<w:pgMar [^>]*>/.exec(xml)?.[0] ?? '';
    const twips = (name: string) => Number(new RegExp(`w:${name}="(\\d+)"`).exec(margins)?.[1]);
    const size = /<w:pgSz w:w="(\d+)" w:h="(\d+)"/.exec(xml);
    const mm = (n: number) => Math.round((n / 1440) * 25.4);
    expect([mm(Number(size?.[1])), mm(Number(size?.[2]))]).toEqual([210, 297]);
    expect(['top', 'right', 'bottom', 'left'].map((name) => mm(twips(name)))).toEqual([37, 26, 35, 28]);
    const spacing = /<w:spacing [^>]*w:lineRule="exact"[^>]*>/.exec(paragraphWith(xml, '第一段'))?.[0] ?? '';
    const height = Number(/w:line="(\d+)"/.exec(spacing)?.[1]);
    expect(Math.floor(((225 / 25.4) * 1440) / height)).toBe(22);
  });

  test('each kind of text names its Chinese font', async () => {
    const xml = (await partsOf(sample))('word/document.xml');
    const fontOf = (text: string) => /w:eastAsia="([^"]+)"/.exec(paragraphWith(xml, text))?.[1];
    expect(fontOf('关于进展情况的通报')).toBe('方正小标宋简体');
    expect(fontOf('一、总体情况')).toBe('黑体');
    expect(fontOf('（一）按任务')).toBe('楷体_GB2312');
    expect(fontOf('第一段')).toBe('仿宋_GB2312');
    expect(/<w:sz w:val="(\d+)"/.exec(paragraphWith(xml, '关于进展情况的通报'))?.[1]).toBe('44');
    expect(/<w:sz w:val="(\d+)"/.exec(paragraphWith(xml, '第一段'))?.[1]).toBe('32');
  });

  test('no run is left to a theme font, and every font names what may stand in for it; none is embedded', async () => {
    const part = await partsOf(sample);
    const runs = part('word/document.xml').match(/<w:r>.*?<\/w:r>/gs) ?? [];
    expect(runs.length).toBeGreaterThan(10);
    for (const each of runs) expect(each).toMatch(/w:eastAsia="/);
    expect(part('word/document.xml') + part('word/styles.xml')).not.toContain('Theme');
    const table = part('word/fontTable.xml');
    for (const { name, instead } of Object.values(paperFonts))
      expect(table).toContain(`<w:font w:name="${name}"><w:altName w:val="${instead.join(',')}"/>`);
    expect(table).not.toContain('embed');
  });

  test('page numbers stand between dashes, odd pages right, even pages left', async () => {
    const part = await partsOf(sample);
    expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders');
    const footers = ['word/footer1.xml', 'word/footer2.xml'].map(part);
    expect(footers.map((xml) => /<w:jc w:val="(\w+)"/.exec(xml)?.[1]).sort()).toEqual(['left', 'right']);
    for (const xml of footers) expect(xml.replace(/<[^>]+>/g, '')).toMatch(/— .*PAGE.* —/);
  });

  test("a table's head is repeated, its rows are not cut, its columns fill the type area", async () => {
    const xml = (await partsOf(sample))('word/document.xml');
    expect(xml).toContain('<w:tblHeader/>');
    expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(2);
    const columns = [...xml.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
    expect(columns.reduce((sum, width) => sum + width, 0)).toBe(Math.round((156 / 25.4) * 1440));
  });

  test('text is text: markup in it stays visible, line breaks begin paragraphs, controls are left out', async () => {
    const xml = (
      await partsOf({ title: 'x', blocks: [{ kind: 'body', text: '甲<w:p/>\u0000乙\n丙 & 丁' }] })
    )('word/document.xml');
    expect(xml).toContain('甲&lt;w:p/&gt;乙');
    expect(xml).toContain('丙 &amp; 丁');
    expect(xml).not.toContain('\u0000');
  });
});

const notice: Notice = {
  kind: 'urge',
  number: null,
  issuer: '市教育局',
  date: '2026-11-26',
  unit: '某某学校',
  grade: { colour: '黄色', word: '关注' },
  basis: '《工作任务清单》',
  items: [{ seq: '3', title: '建成实训基地', deadline: '2026年12月', reason: '10月的进展没有报送' }],
  requirement: '补报进展，说明原因和措施。',
  limit: '2026-12-01',
  contact: '督办科',
};

test('催办单: colour and word, the reason, the limit, and a receipt to tear off', async () => {
  const text = (await partsOf(noticePaper([notice])))('word/document.xml').replace(/<[^>]+>/g, '|');
  for (const piece of [
    '黄色催办单',
    '关注（黄色）',
    '|某某学校|',
    '10月的进展没有报送',
    '2026年12月1日前',
    '沿此线裁下',
    '黄色催办单回执',
    '签收人',
  ])
    expect(text).toContain(piece);
});

test('more tasks than the page of a notice holds stand on a page behind it', async () => {
  const items = Array.from({ length: 30 }, (_, at) => ({
    seq: String(at + 1),
    title: `任务${at + 1}，建成一个高水平专业化产教融合实训基地并投入使用`,
    deadline: '2026年12月',
    reason: '10月的进展没有报送',
  }));
  const xml = (await partsOf(noticePaper([{ ...notice, items }])))('word/document.xml');
  const text = xml.replace(/<[^>]+>/g, '|');
  expect(text.indexOf('任务30，')).toBeGreaterThan(text.indexOf('预计报送日期'));
  expect(text).toContain('共 30 项，见附件');
  expect(xml.match(/<w:br w:type="page"\/>/g)).toHaveLength(1);
});

test('several notices stand on pages of their own', async () => {
  const xml = (await partsOf(noticePaper([notice, { ...notice, unit: '另一学校' }])))('word/document.xml');
  expect(xml.match(/<w:br w:type="page"\/>/g)).toHaveLength(1);
});
