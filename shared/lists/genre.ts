/** Says in one sentence why a text without a task table is not a task list. */
export function whyNoTable(text: string): string {
  if (text.trim() === '') return '文件里没有文字。';
  const articles = text.match(/第[一二三四五六七八九十百零〇\d]+条[\s　]/g)?.length ?? 0;
  if (articles >= 3) return `这是条文式的文件（有 ${articles} 条），不是工作任务清单。`;
  const items =
    text.match(
      /(^|[\n。：\s　])([一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d{1,2}[.．﹒、](?!\d))/g,
    )?.length ?? 0;
  if (items >= 3) return '这是分条叙述的文稿，没有任务表格；目前只能识别表格形式的清单。';
  return '没有找到任务表格。';
}
