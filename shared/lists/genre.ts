import type { OutlineRun } from './outline/index.ts';

/** Why a numbered text is no task list; null where it is one. */
export function whyNoOutline({ segments, drafts }: OutlineRun): string | null {
  const articles = segments.filter(({ mark }) => mark?.kind === 'article').length;
  const inArticles = drafts.filter(({ mark }) => mark?.kind === 'article').length;
  if (articles >= 3 && inArticles * 2 < articles)
    return `这是条文式的文件（有 ${articles} 条），不是工作任务清单。`;
  const forms = drafts.flatMap(({ parts }) =>
    parts.flatMap(({ clauses }) => clauses.flatMap(({ form, units }) => (units ? [form] : []))),
  );
  const plain = forms.filter((form) => form !== 'names' && form !== 'sentence').length;
  const labelled = forms.filter((form) => form === 'labelled' || form === 'behind').length;
  if (drafts.length >= 3 || labelled > 0 || (drafts.length === 2 && plain >= 2)) return null;
  return '';
}

/** Says in one sentence why paragraphs without tasks are not a task list. */
export function whyNoList(lines: readonly string[]): string {
  const text = lines.join('\n');
  if (text.trim() === '') return '文件里没有文字。';
  const articles = text.match(/第[一二三四五六七八九十百零〇\d]{1,5}条[\s　]/g)?.length ?? 0;
  if (articles >= 3) return `这是条文式的文件（有 ${articles} 条），不是工作任务清单。`;
  const items =
    text.match(
      /(^|[\n。：\s　])([一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.．﹒、](?!\d))/g,
    )?.length ?? 0;
  if (items >= 3) return '这是分条叙述的文稿，各条没有写明责任单位，不像工作任务清单。';
  return '没有找到任务表格，也没有写明责任单位的分条任务，不像工作任务清单。';
}
