import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { jinan, seedsDir, testFolder } from '../electron/services/test-stores.ts';
import { keepCompiled, keysOf, list, run } from './cli-run.ts';

/** The contract of `parse`: it needs no store and leaves none. */
keepCompiled();

describe('parse', () => {
  test('prints the documented shape, needs no store and stores nothing', async () => {
    const nothing = join(testFolder(), 'nothing');
    const { exit, json } = await run(['--store', nothing, '--json', 'parse', jinan]);
    expect(exit).toBe(0);
    expect(existsSync(nothing)).toBe(false);
    expect(json['title']).toBe('济南市工作任务清单');
    expect(json['columns']).toEqual(['序号', '重点工作', '任务目标', '量化指标', '责任部门', '完成时限']);
    expect(json['tasks']).toHaveLength(40);
    const [task] = list(json['tasks']);
    expect(task).toMatchObject({
      seq: 1,
      category: '高起点规划职业教育结构布局',
      units: [
        { name: '市教育局', role: 'lead', group: false, aliases: ['市委教育工委'] },
        { name: '市人力资源社会保障局', role: 'cooperate', group: false, aliases: [] },
      ],
      deadline: { kind: 'by', text: '2022年12月', date: '2022-12' },
    });
    expect(task?.['indicators']).toContainEqual(
      expect.objectContaining({
        comparator: '=',
        value: 23.1,
        min: null,
        max: null,
        unit: '万人',
        subject: '市属高职院校在校生规模',
      }),
    );
    const notes = list(json['notes']);
    expect(notes.length).toBeGreaterThan(0);
    for (const note of notes) expect(keysOf(note)).toEqual(['field', 'message', 'task']);
  });

  test('is the same in every time zone and language', async () => {
    const [here, there] = await Promise.all([
      run(['--json', 'parse', join(seedsDir, 'jiyuan.txt')], { env: { TZ: 'Asia/Shanghai' } }),
      run(['--json', 'parse', join(seedsDir, 'jiyuan.txt')], { env: { TZ: 'America/New_York', LANG: 'C' } }),
    ]);
    expect(here.out).toBe(there.out);
    expect(here.json['tasks']).toHaveLength(24);
  });

  test.each<readonly [string, Buffer | string, string | number]>([
    ['a text that is no list', '今天天气很好，没有任务。', 0],
    ['a GBK list', gbk(), 0],
    ['half a character', readFileSync(jinan).subarray(0, 5000), 'E_TRUNCATED|E_LIST_INCOMPLETE'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'E_LIST_PICTURE'],
    ['a file of 200 MB', Buffer.alloc(200 * 1024 * 1024, 'a'), 'E_TOO_LARGE'],
  ])('%s', async (name, content, expected) => {
    const path = join(testFolder(), `${name}.txt`);
    writeFileSync(path, content);
    const ran = await run(['--json', 'parse', path]);
    if (typeof expected === 'string') {
      expect(ran.exit).toBe(1);
      expect(JSON.parse(ran.err).error.code).toMatch(new RegExp(`^(${expected})$`));
      return;
    }
    expect(ran.exit).toBe(expected);
    if (list(ran.json['tasks']).length === 0) expect(list(ran.json['notes']).length).toBeGreaterThan(0);
    else expect(ran.json['tasks']).toHaveLength(1);
  });
});

/** A list of one task as an old Notepad saves it: 序号 任务 / 1 建设 in GBK. */
function gbk(): Buffer {
  const cells = ['D0F2BAC5', 'D6D8B5E3B9A4D7F7', 'D4F0C8CEB2BFC3C5', 'CDEAB3C9CAB1CFDE'].map((hex) =>
    Buffer.from(hex, 'hex'),
  );
  const row = [
    Buffer.from('1'),
    Buffer.from('BDA8C9E8CAB5D1B5BBF9B5D8', 'hex'),
    Buffer.from('CAD0BDCCD3FDBED6', 'hex'),
    Buffer.concat([Buffer.from('2022'), Buffer.from('C4EA', 'hex')]),
  ];
  const line = (parts: readonly Buffer[]) =>
    Buffer.concat(parts.flatMap((part, i) => (i === 0 ? [part] : [Buffer.from('\t'), part])));
  return Buffer.concat([line(cells), Buffer.from('\r\n'), line(row), Buffer.from('\r\n')]);
}
