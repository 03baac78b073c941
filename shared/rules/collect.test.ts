import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Collected, collectInto } from './collect.ts';
import { blankDraft } from './draft.ts';

const said = (section: string, text: string): Collected => ({
  section,
  report: { text, noChange: null, problems: '', next: '', evidence: [] },
});

test('what the sections said stands under their names behind what was written', () => {
  const draft = collectInto({ ...blankDraft, text: '学校总体情况' }, [
    said('教务处', '已开课 3 门'),
    { section: '学生处', report: { ...said('', '').report, noChange: '等待审批' } },
    said('总务处', '  '),
  ]);
  expect(draft.text).toBe('学校总体情况\n【教务处】已开课 3 门\n【学生处】等待审批');
});

test('collecting twice says nothing twice, and loses nothing that was written', () => {
  const anySaid = fc.array(
    fc
      .record({ section: fc.constantFrom('甲科', '乙科'), text: fc.string({ maxLength: 12 }) })
      .map((each) => said(each.section, each.text)),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), anySaid, (own, sections) => {
      const once = collectInto({ ...blankDraft, text: own }, sections);
      expect(collectInto(once, sections)).toEqual(once);
      expect(once.text.startsWith(own.trimEnd()) || own.trim() === '').toBe(true);
    }),
  );
});

test('what the sections ask others for is collected as well', () => {
  const asking = {
    section: '总务处',
    report: { ...said('', '改造').report, coordination: '请财务科安排经费' },
  };
  const draft = collectInto({ ...blankDraft, coordination: '请市局协调用地' }, [
    asking,
    said('教务处', '已开课'),
  ]);
  expect(draft.coordination).toBe('请市局协调用地\n【总务处】请财务科安排经费');
  expect(collectInto(blankDraft, [said('教务处', '已开课')]).coordination).toBeUndefined();
});
