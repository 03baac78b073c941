import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeFailure } from '../../shared/errors.ts';
import type { Failure } from '../../shared/result.ts';
import { storeFailure } from '../store/database.ts';
import { outsideFailure, writeFailure } from './file-failure.ts';

const full = (about: { readonly path?: string; readonly dest?: string } = {}) =>
  Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write', ...about });
const said = (failure: Failure | null) => failure && describeFailure(failure, 'zh').message;

describe('a full disk is told as the one that is full', () => {
  const [own, stick] = ['/none/own', '/none/stick'] as const;
  const ofStick = /^“[^”]*stick[^”]*”所在的 U 盘或磁盘空间不足/;
  const ofOwn = /^本机存放台账数据的磁盘（“[^”]*own[^”]*”）空间不足/;

  test('where a person chose to write, and where the program keeps its own', () => {
    expect(said(writeFailure(full(), stick))).toMatch(ofStick);
    expect(said(writeFailure(full(), join(own, 'operators.json'), 'own'))).toMatch(ofOwn);
    expect(said(storeFailure(full(), own)?.error ?? null)).toMatch(ofOwn);
    expect(said(storeFailure(Object.assign(full(), { code: 'SQLITE_FULL' }), own)?.error ?? null)).toMatch(
      ofOwn,
    );
  });

  test('where nobody else caught it: the one the copy goes to, ours where the system names none', () => {
    expect(said(outsideFailure(full({ path: join(stick, 'a') }), own))).toMatch(ofStick);
    expect(said(outsideFailure(full({ path: join(own, 'a'), dest: join(stick, 'a') }), own))).toMatch(
      ofStick,
    );
    expect(outsideFailure(full({ path: join(stick, 'a'), dest: join(own, 'a') }), own)).toBeNull();
    expect(outsideFailure(full({ path: join(own, 'a') }), own)).toBeNull();
    expect(outsideFailure(full(), own)).toBeNull();
  });
});
