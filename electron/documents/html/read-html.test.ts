import { describe, expect, test } from 'vitest';
import { gbBytes } from '../../../tools/fixtures/gb-bytes.ts';
import { outlineOf } from '../outline.fixture.ts';
import { readBytes } from '../read-bytes.ts';
import { readSource } from '../read-source.ts';
import { readHtml } from './read-html.ts';

const outline = (html: string) => outlineOf(readHtml(html).document);

describe('text as a browser lays it out', () => {
  test.each([
    ['line feeds and blanks of the source', '<p>甲\n乙  <b>丙</b>\n</p>', ['甲乙 丙']],
    ['a line feed between Latin words is a blank', '<p>one\ntwo</p>', ['one two']],
    ['a paragraph that a tag without end begins', '<p>甲<p>乙', ['甲', '乙']],
    ['a line break', '<p>甲<br>乙</p>', ['甲', '乙']],
    ['entities, known and numbered', '<p>&quot;甲&quot;&#12289;&amp;&nbsp;&nbsp;乙</p>', ['"甲"、&  乙']],
    ['preformatted text', '<pre>甲\n 乙</pre>', ['甲', '乙']],
    ['blocks inside blocks', '<div>甲<div>乙</div>丙</div>', ['甲', '乙', '丙']],
    [
      'hidden elements',
      '<p style="DISPLAY:none">密</p><p hidden>密</p><p style="mso-hide:all">密</p><p>甲</p>',
      ['甲'],
    ],
    [
      'scripts, styles, comments',
      '<script>x</script><style>y</style><!-- z --><noscript>无</noscript><p>甲</p>',
      ['甲'],
    ],
    ['deleted text', '<p>甲<del>乙</del><ins>丙</ins></p>', ['甲丙']],
  ])('%s', (_what, html, expected) => expect(outline(`<html><body>${html}</body></html>`)).toEqual(expected));
});

describe('lists', () => {
  test.each([
    ['numbers that a browser prints', '<ol><li>甲<li><p>乙</p></ol>', ['1.甲', '2.乙']],
    ['another start and a value', '<ol start=3><li>甲<li value=7>乙<li>丙</ol>', ['3.甲', '7.乙', '8.丙']],
    ['none where the text has its own', '<ol><li>1、甲<li>（二）乙</ol>', ['1、甲', '（二）乙']],
    ['none where they are switched off', '<ol style="list-style-type:none"><li>甲</ol>', ['甲']],
    ['no bullets', '<ul><li>甲</ul>', ['甲']],
  ])('%s', (_what, html, expected) => expect(outline(html)).toEqual(expected));
  test("of Word's, with its number and without its filling", () =>
    expect(
      outline(
        "<p class=MsoListParagraph style='text-indent:-36.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span\nlang=EN-US><span style='mso-list:Ignore'>一、<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;\n</span></span></span><![endif]>总体要求</p>",
      ),
    ).toEqual(['一、总体要求']));
});

describe('tables', () => {
  test.each([
    [
      'spans in both directions',
      '<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>丙<td>丁</table>',
      [
        ['甲 1×2', '乙 2×1'],
        ['丙', '丁'],
      ],
    ],
    [
      'head, foot and bodies in their order',
      '<table><tfoot><tr><td>末</tfoot><tbody><tr><td>中</tbody><thead><tr><th>首</thead></table>',
      [['首'], ['中'], ['末']],
    ],
    ['rows that are hidden', '<table><tr style="display:none"><td>密</tr><tr><td>甲</tr></table>', [['甲']]],
    ['a caption', '<table><caption>附件</caption><tr><td>甲</table>', ['附件', ['甲']]],
    [
      'one that arranges the page around another',
      '<table><tr><td><p>栏目</p></td><td><p>标题</p><table><tr><td>甲<td>乙<tr><td>1<td>2</table></td></tr></table>',
      ['栏目', '标题', ['甲', '乙'], ['1', '2']],
    ],
  ])('%s', (_what, html, expected) => expect(outline(html)).toEqual(expected));
});

describe('charsets', () => {
  const page = (charset: string) =>
    `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"></head><body><p>任务清单</p></body></html>`;
  test.each([
    ['GB2312 as it says', gbBytes(page('gb2312'))],
    ['GBK although it says UTF-8', gbBytes(page('utf-8'))],
    ['UTF-8 although it says GB2312 and begins with a mark', Buffer.from(`\ufeff${page('gb2312')}`)],
    ['UTF-8 without saying so', Buffer.from('<html><p>任务清单</p></html>')],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${page('utf-16')}`, 'utf16le')],
  ])('%s', async (_what, bytes) =>
    expect(outlineOf((await readBytes(bytes)).document)).toEqual(['任务清单']),
  );
});

describe('a web archive', () => {
  const mht = (encoding: string, body: string) =>
    `MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="----=_Next"; type="text/html"\r\n\r\n------=_Next\r\nContent-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n------=_Next\r\nContent-Type: image/png\r\n\r\nx\r\n------=_Next--\r\n`;
  const html = gbBytes('<html><p>任务清单</p></html>');
  const quoted = [...html].map((byte) =>
    byte > 0x7e || byte === 0x3d ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte),
  );
  test.each([
    ['quoted-printable', quoted.join('').replace('=C8', '=\r\n=C8')],
    ['base64', Buffer.from(html).toString('base64')],
  ])('in %s', async (encoding, body) =>
    expect(outlineOf((await readBytes(Buffer.from(mht(encoding, body)))).document)).toEqual(['任务清单']),
  );
});

describe('a paste', () => {
  const paste = async (html: string | null, text: string) => {
    const read = await readSource({ paste: { html, text } });
    return read.ok ? outlineOf(read.value.document) : read.error.code;
  };
  test('rows that come without their table', async () =>
    expect(await paste('<tr><td>甲</td><td>乙</td></tr>', '')).toEqual([['甲', '乙']]));
  test('HTML without a table gives way to text with one', async () =>
    expect(await paste('<div>甲 乙</div>', '甲\t乙\n1\t2')).toEqual([
      ['甲', '乙'],
      ['1', '2'],
    ]));
  test('HTML without text gives way to the text', async () =>
    expect(await paste('<meta charset=utf-8><img src=x>', '一、任务')).toEqual(['一、任务']));
  test('nothing at all', async () => expect(await paste(null, ' ')).toBe('E_LIST_EMPTY'));
});
