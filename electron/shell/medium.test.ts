import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createDispatch } from './dispatch.ts';
import { isWithin, type Medium, mediumOf, mountOf } from './medium.ts';
import { createShellMemory } from './memory.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'medium-test-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const disk: Medium = { root: '/', mark: 'disk' };

const writing = ['exportBundles', 'makeBackup', 'saveEvidence', 'writeReport'] as const;
type WritingOperation = (typeof writing)[number];

describe('on which medium a folder lies', () => {
  const table = [
    '26 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
    '41 26 8:17 / /media/li/U\\040\\347\\233\\230 rw - vfat /dev/sdb1 rw',
    '42 26 0:55 / /mnt/share rw - cifs //server/share rw',
    '43 26 8:33 / /mnt/share rw - vfat /dev/sdc1 rw',
    'not a line of the table',
    '',
  ].join('\n');

  test('is told by the longest mount point above it, the last of several at one place', () => {
    expect(mountOf(table, '/home/li')).toEqual({ root: '/', source: '/dev/sda1' });
    expect(mountOf(table, '/media/li/U 盘/上报')).toEqual({ root: '/media/li/U 盘', source: '/dev/sdb1' });
    expect(mountOf(table, '/media/li/U 盘2')).toEqual({ root: '/', source: '/dev/sda1' });
    expect(mountOf(table, '/mnt/share')).toEqual({ root: '/mnt/share', source: '/dev/sdc1' });
    expect(mountOf('', '/home')).toBe(null);
  });

  test('a folder is within itself and what is above it, not within its neighbour', () => {
    expect(isWithin('/media/a', '/media/a')).toBe(true);
    expect(isWithin('/', '/media/a')).toBe(true);
    expect(isWithin('/media/a', '/media/ab')).toBe(false);
    expect(isWithin('/media/a', '/media')).toBe(false);
  });

  test('is the same each time it is asked, for a folder and one inside it, and nothing for one that is not there', async () => {
    const inside = join(dir, '上报');
    mkdirSync(inside);
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      const now = await mediumOf(dir, platform);
      expect(now?.mark, platform).toMatch(/./);
      expect(await mediumOf(inside, platform), platform).toEqual(now);
      expect(await mediumOf(join(dir, 'gone'), platform), platform).toBe(null);
    }
  });
});

describe('writing into a remembered folder', () => {
  const stick: Medium = { root: '/media/U', mark: 'A' };
  const other: Medium = { root: '/media/U', mark: 'B' };

  /** A PC whose folder lies now on one medium and now on another. */
  function pc() {
    const written: string[] = [];
    const memory = createShellMemory(join(dir, 'shell.json'));
    let now: Medium | null = stick;
    const dispatch = createDispatch({
      store: {
        call: async (name) => {
          written.push(name);
          return { ok: true, value: {} } as never;
        },
        locked: async () => false,
        falls: () => 0,
      },
      shell: async () => ({ ok: true, value: {} }),
      memory,
      mediumOf: async () => now,
    });
    const into = async (name: WritingOperation | 'receiveBundles') => {
      const args = {
        exportBundles: { dir },
        makeBackup: { path: join(dir, 'a.zip') },
        saveEvidence: { path: join(dir, 'a.jpg') },
        writeReport: { path: join(dir, 'a.xlsx') },
        receiveBundles: { paths: [join(dir, 'a.tzb')] },
      }[name];
      const answer = await dispatch(name, args, { language: 'zh' });
      return answer.ok ? 'ok' : answer.error.code;
    };
    return {
      ...{ memory, written, into },
      plugIn: (medium: Medium | null) => {
        now = medium;
      },
    };
  }

  test('goes on while it lies on the medium it was used on, however often that is plugged in', async () => {
    const { into, plugIn } = pc();
    expect(await into('exportBundles')).toBe('ok');
    plugIn({ ...stick });
    expect(await into('exportBundles')).toBe('ok');
    expect(await into('makeBackup')).toBe('ok');
  });

  test.each(writing)(
    '%s is not done onto the disk under a stick that was pulled out, until a person says so',
    async (name) => {
      const { into, plugIn, written, memory } = pc();
      await into(name);
      plugIn(disk);
      expect(await into(name)).toBe('E_MEDIUM_NOT_IN');
      expect(written).toEqual([name]);
      // What was read there in passing teaches nothing.
      expect(await into('receiveBundles')).toBe('ok');
      expect(await into(name)).toBe('E_MEDIUM_NOT_IN');
      memory.acceptMedium(dir, disk);
      expect(await into(name)).toBe('ok');
      plugIn(stick);
      expect(await into(name)).toBe('E_OTHER_MEDIUM');
    },
  );

  test('another stick at the same place is asked about once, then both take turns', async () => {
    const { into, plugIn, memory } = pc();
    await into('exportBundles');
    plugIn(other);
    expect(await into('exportBundles')).toBe('E_OTHER_MEDIUM');
    memory.acceptMedium(dir, other);
    for (const medium of [stick, other, stick]) {
      plugIn(medium);
      expect(await into('exportBundles')).toBe('ok');
    }
    expect(createShellMemory(join(dir, 'shell.json')).mediaOf(dir)).toEqual([other, stick]);
  });

  test('a system that does not tell keeps nobody from writing', async () => {
    const { into, plugIn } = pc();
    plugIn(null);
    expect(await into('exportBundles')).toBe('ok');
    plugIn(stick);
    expect(await into('exportBundles')).toBe('ok');
    plugIn(null);
    expect(await into('exportBundles')).toBe('ok');
  });

  test('media of folders that are no longer remembered are forgotten with them', async () => {
    const { memory } = pc();
    for (const n of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) memory.rememberFolder(`/f${n}`, stick);
    expect(memory.mediaOf('/f1')).toEqual([]);
    expect(memory.mediaOf('/f10')).toEqual([stick]);
  });
});
