/** A font of GB/T 9704 by its name, with what a PC without it may take instead, nearest first. None is part of the program. */
export interface PaperFont {
  readonly name: string;
  readonly instead: readonly string[];
}

/**
 * The standard says 小标宋体, 仿宋体, 黑体 and 楷体; offices know them by these names. 仿宋_GB2312 lacks rare characters,
 * for which Word itself goes on to the next one.
 */
export const paperFonts = {
  title: {
    name: '方正小标宋简体',
    instead: ['方正小标宋_GBK', '小标宋', '华文中宋', 'STZhongsong', '宋体', 'SimSun', 'Noto Serif CJK SC'],
  },
  body: {
    name: '仿宋_GB2312',
    instead: ['仿宋', 'FangSong', '华文仿宋', 'STFangsong', '宋体', 'SimSun', 'Noto Serif CJK SC'],
  },
  heading: { name: '黑体', instead: ['SimHei', '微软雅黑', 'Microsoft YaHei', 'Noto Sans CJK SC'] },
  subheading: {
    name: '楷体_GB2312',
    instead: ['楷体', 'KaiTi', '华文楷体', 'STKaiti', '宋体', 'SimSun', 'Noto Serif CJK SC'],
  },
  pageNumber: { name: '宋体', instead: ['SimSun', 'Noto Serif CJK SC'] },
} as const satisfies Readonly<Record<string, PaperFont>>;

export type PaperFontRole = keyof typeof paperFonts;
