import type { Failure } from '../result.ts';

/** A disk that has no room for what was to be written. */
export interface FullDisk {
  /** The one a person chose to write to, or the one of this PC that holds its own data. */
  readonly side: 'chosen' | 'own';
  /** A folder or file on it. */
  readonly path: string;
  /** Bytes that it would take, as far as can be told beforehand; null where nobody knows. */
  readonly need: number | null;
  /** Bytes that are free; null where the disk does not say. */
  readonly free: number | null;
}

const KIB = 1024;
const MIB = 1024 * KIB;
const GIB = 1024 * MIB;

/** Of a disk that has more than this left, the figure would not explain why it took nothing: a quota, or no more names. */
const FREE_THAT_EXPLAINS = GIB;

/** E_DISK_FULL: which disk it is, how much it would take and has, and what to do on that side. */
export const diskFull = (disk: FullDisk): Failure => ({
  code: 'E_DISK_FULL',
  params: { where: whereOf(disk), room: roomOf(disk), next: nextSteps[disk.side] },
});

const whereOf = ({ side, path }: FullDisk) =>
  side === 'own'
    ? {
        zh: `本机存放台账数据的磁盘（“${path}”）`,
        en: `the disk of this PC that holds its own data (“${path}”)`,
      }
    : { zh: `“${path}”所在的 U 盘或磁盘`, en: `the stick or disk of “${path}”` };

const nextSteps = {
  chosen: {
    zh: '请删去这个盘上不用的文件，或换一个空间够的 U 盘或文件夹再试。',
    en: 'Delete files on it that nobody needs, or choose another stick or folder with enough room, then try again.',
  },
  own: {
    zh: '请清理本机的这个磁盘（清空回收站，移走不用的大文件）后再试；存放台账数据的文件夹里的文件不要删。',
    en: 'Free some space on that disk of this PC (empty the bin, move large files elsewhere), then try again; delete nothing in the folder of its own data.',
  },
} as const;

function roomOf({ need, free }: FullDisk) {
  if (free === null) return '';
  const left = amount(free, Math.floor);
  if (need !== null && free < need) {
    const wanted = amount(need, Math.ceil);
    return { zh: `（约需 ${wanted}，只剩 ${left}）`, en: ` (about ${wanted} needed, ${left} free)` };
  }
  return free < FREE_THAT_EXPLAINS ? { zh: `（只剩 ${left}）`, en: ` (${left} free)` } : '';
}

/** What is needed is rounded up and what is free down, so that the two never read alike. */
function amount(bytes: number, round: (n: number) => number): string {
  if (bytes >= GIB) return `${round((bytes / GIB) * 10) / 10} GB`;
  if (bytes >= MIB) return `${round(bytes / MIB)} MB`;
  return `${round(bytes / KIB)} KB`;
}
