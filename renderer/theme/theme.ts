import { type ThemeConfig, theme } from 'antd';
import type { Settings } from '../../shared/model/views.ts';

export interface Look {
  /** 1 to 2: the text size the person chose, over 100. */
  readonly scale: number;
  readonly dark: boolean;
  readonly density: Settings['density'];
  readonly stillness: boolean;
}

/**
 * Height of a table row in whole px, its line included: one line of text, or two. On half a px what is fixed at the side
 * would cover the line of every other row.
 */
export const rowHeightOf = ({ scale, density }: Pick<Look, 'scale' | 'density'>): number =>
  Math.ceil((density === 'compact' ? 37 : 57) * scale);

export const fontFamily =
  '"Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", sans-serif';

const lightColours = {
  colorPrimary: '#0b5cad',
  colorInfo: '#0b5cad',
  colorLink: '#0b5cad',
  colorSuccess: '#257a36',
  colorWarning: '#946800',
  colorError: '#c92a2a',
  colorInfoBg: '#edf4fb',
  colorInfoBorder: '#a9c9e6',
  colorSuccessBg: '#ebf7ee',
  colorSuccessBorder: '#a3d3ae',
  colorWarningBg: '#fff8e5',
  colorWarningBorder: '#e6c877',
  controlItemBgActive: '#e4eefa',
  controlItemBgActiveHover: '#d6e5f7',
  colorBgLayout: '#f5f6f8',
  colorBgContainer: '#ffffff',
  colorBorder: '#c9ced6',
  colorBorderSecondary: '#e3e6ea',
  colorText: '#1d2228',
  colorTextSecondary: '#4a525c',
  colorTextTertiary: '#626b76',
  colorTextDescription: '#626b76',
  colorTextPlaceholder: '#6e7681',
};

const darkColours = {
  colorPrimary: '#2272bf',
  colorInfo: '#2272bf',
  colorLink: '#74b4f0',
  colorLinkHover: '#a3cff7',
  colorSuccess: '#51b365',
  colorWarning: '#d9a52b',
  colorError: '#ff8f8f',
  controlItemBgActive: '#1d3956',
  controlItemBgActiveHover: '#234568',
  colorBgLayout: '#14171b',
  colorBgContainer: '#1d2126',
  colorBgElevated: '#262b31',
  colorBorder: '#4a525c',
  colorBorderSecondary: '#343a42',
  colorText: '#e6e8eb',
  colorTextSecondary: '#bcc2c9',
  colorTextTertiary: '#9aa2ab',
  colorTextDescription: '#9aa2ab',
  colorTextPlaceholder: '#8b939c',
};

/**
 * antd's tokens for a look. The text size scales every length antd derives, so that nothing is zoomed
 * and every line still breaks where it should; own CSS follows through `rem`.
 */
export function themeFor({ scale, dark, density, stillness }: Look): ThemeConfig {
  const px = (length: number) => length * scale;
  const lines = density === 'compact' ? 1 : 2;
  const lineHeight = 22;
  const cellPadding = ((density === 'compact' ? 36 : 56) - 1 - lines * lineHeight) / 2;
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: 'taizhang' },
    hashed: false,
    token: {
      ...(dark ? darkColours : lightColours),
      fontFamily,
      fontSize: px(14),
      lineHeight: lineHeight / 14,
      // antd multiplies the unit by the step: scaling both would scale paddings twice.
      sizeUnit: px(4),
      controlHeight: px(32),
      borderRadius: px(4),
      motion: !stillness,
      wireframe: false,
    },
    components: {
      Table: {
        cellPaddingBlock: px(cellPadding),
        cellPaddingBlockSM: px(cellPadding),
        cellPaddingInline: px(8),
        cellPaddingInlineSM: px(8),
        selectionColumnWidth: px(40),
        headerBg: dark ? '#262b31' : '#eef1f4',
        headerSplitColor: 'transparent',
        headerBorderRadius: 0,
      },
      ...(dark && {
        Button: {
          dangerColor: '#1d1010',
          defaultHoverColor: darkColours.colorLinkHover,
          defaultActiveColor: darkColours.colorLink,
        },
        Tabs: {
          itemSelectedColor: darkColours.colorLink,
          itemHoverColor: darkColours.colorLinkHover,
          itemActiveColor: darkColours.colorLink,
          inkBarColor: darkColours.colorLink,
        },
      }),
      Menu: {
        ...(dark && { itemSelectedColor: darkColours.colorLinkHover }),
        itemHeight: px(36),
        itemMarginInline: 0,
        itemBorderRadius: 0,
        itemMarginBlock: px(2),
        iconSize: px(16),
      },
      Modal: { titleFontSize: px(16) },
      Form: { itemMarginBottom: px(16), verticalLabelPadding: `0 0 ${px(4)}px` },
      Notification: { width: px(400) },
      Tooltip: { maxWidth: px(360) },
      Alert: { defaultPadding: `${px(8)}px ${px(12)}px` },
      Collapse: { contentPadding: 0, headerPadding: `${px(4)}px 0` },
    },
  };
}
