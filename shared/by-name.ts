/** Names as people list them: by pinyin, 第2中学 before 第10中学. */
export const byName: (a: string, b: string) => number = new Intl.Collator('zh-CN', { numeric: true }).compare;
