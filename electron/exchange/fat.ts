import type { StatsFs } from 'node:fs';

/** What Linux calls FAT12, FAT16 and FAT32 in `statfs`; Windows and macOS don't say there what a medium is. */
const FAT = 0x4d44;

/** Bytes of the largest file that a FAT32 stick holds. */
export const FAT_LARGEST = 2 ** 32 - 1;

/** Whether a medium says that no file of so many bytes can lie on it. */
export const isTooLargeFor = (medium: Pick<StatsFs, 'type'>, bytes: number): boolean =>
  medium.type === FAT && bytes > FAT_LARGEST;

/** What drivers of FAT say of the byte too many: of their own accord, for want of room, or that it makes no sense. */
const atTheLimit = new Set(['EFBIG', 'ENOSPC', 'EINVAL', 'UNKNOWN']);

/** The system's code of a write that failed between the offsets `from` and `to`; EFBIG where it met that limit. */
export const codeAtLimit = (code: string, from: number, to: number): string =>
  atTheLimit.has(code) && from <= FAT_LARGEST && to > FAT_LARGEST ? 'EFBIG' : code;
