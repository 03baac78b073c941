import { createState } from './create-state.ts';

/** Short results, shown for a moment and read aloud by a screen reader: 已保存, 添加了 3 个单位. */
export interface Announcement {
  readonly id: number;
  readonly text: string;
}

export const useAnnouncement = createState<{ readonly latest: Announcement | null }>(() => ({
  latest: null,
}));

export const announce = (text: string): void =>
  useAnnouncement.setState(({ latest }) => ({ latest: { id: (latest?.id ?? 0) + 1, text } }));
