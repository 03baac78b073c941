import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeFileName } from './safe-file-name.ts';

test('what is left of a name is one that every file system takes and nobody misreads', () => {
  expect(safeFileName('照片 1.JPG')).toBe('照片 1.JPG');
  expect(safeFileName('../../etc/passwd')).toBe('passwd');
  expect(safeFileName('C:\\甲\\乙.pdf')).toBe('乙.pdf');
  expect(safeFileName('a<b>:"|?*.txt')).toBe('ab.txt');
  expect(safeFileName('通知\u202efdp.exe')).toBe('通知fdp.exe');
  expect(safeFileName('CON.txt')).toBe('_CON.txt');
  expect(safeFileName('nul .tar.gz')).toBe('_nul .tar.gz');
  expect(safeFileName('COM¹.zip')).toBe('_COM¹.zip');
  expect(safeFileName('COM10.zip')).toBe('COM10.zip');
  expect(safeFileName('...')).toBe('file');
  expect(safeFileName('CONIN$')).toBe('_CONIN$');
  expect(safeFileName(`${'长'.repeat(200)}.docx`)).toBe(`${'长'.repeat(78)}.docx`);
  expect(safeFileName(`${'长'.repeat(79)} 之后`)).toBe('长'.repeat(79));
});

/** As Windows has it: no sign of its own, no device, no dot or blank at the end, 255 units of UTF-16. */
function windowsTakes(name: string): boolean {
  const base = name.split('.')[0]?.trimEnd().toUpperCase() ?? '';
  const devices = ['CON', 'PRN', 'AUX', 'NUL', 'CONIN$', 'CONOUT$'];
  for (const digit of '0123456789¹²³') devices.push(`COM${digit}`, `LPT${digit}`);
  return (
    name.length > 0 &&
    name.length <= 255 &&
    !/[\\/:*?"<>|\p{Cc}]/u.test(name) &&
    !/[. ]$/.test(name) &&
    !devices.includes(base)
  );
}

test('whatever a unit or a file is called, Windows and Linux take its name, with an ending and a number too', () => {
  const signs = fc.constantFrom(...'CONcomnul1¹.. \u3000\u2028𠮷学校é👨‍👩‍👧\ud800\udc00$:/\\');
  const named = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(signs, { maxLength: 300 }).map((all) => all.join('')),
    fc
      .constantFrom('CON', 'nul.', 'Aux .docx', 'com1.tar.gz', 'lpt³', 'conout$.txt', 'PRN ', '. .', '')
      .chain((name) => fc.constantFrom(name, `${name}.docx`, `a/${name}`)),
  );
  fc.assert(
    fc.property(named, (given) => {
      const name = safeFileName(given);
      const dot = name.lastIndexOf('.');
      const numbered = dot > 0 ? `${name.slice(0, dot)}（99）${name.slice(dot)}` : `${name}（99）`;
      for (const each of [name, numbered, `${name}.docx`]) {
        expect(windowsTakes(each), each).toBe(true);
        expect(Buffer.byteLength(each)).toBeLessThanOrEqual(255);
        expect(each.isWellFormed()).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
