/** Kinds of deadline. */
export const deadlines = {
  by: '按期完成',
  ongoing: '持续推进',
  from: '自某时起',
  recurring: '定期开展',
  none: '未定时限',
};
