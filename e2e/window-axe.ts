import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds wrong with the whole page as it stands. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const here = globalThis as unknown as { readonly axe: Pick<typeof axe, 'run'> };
    const { violations } = await here.axe.run(document.documentElement, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 200)}`);
  });
}
