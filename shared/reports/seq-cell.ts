/** 序号 as a number where it is a plain one, so that it sorts; any other wording (1-2, 01, 一) stays text. */
export const seqCell = (text: string): number | string => {
  const trimmed = text.trim();
  return /^[1-9]\d{0,8}$/.test(trimmed) ? Number(trimmed) : text;
};
