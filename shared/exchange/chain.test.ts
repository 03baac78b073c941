import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chainFindings, type Link } from './chain.ts';
import { findingText, findingTone } from './findings.ts';

const hash = (text: string): string => text.padStart(64, '0');

/** A chain as one replica writes it; a number in `lost` was used up and its file never entered. */
function chainOf(replica: string, count: number, lost: ReadonlySet<number> = new Set(), from = 1): Link[] {
  const links: Link[] = [];
  let previous: Link['previous'] = null;
  for (let number = from; number < from + count; number++) {
    const sha256 = hash(`${replica}${number}`);
    links.push({ replica, number, sha256, previous });
    if (!lost.has(number)) previous = { number, sha256 };
  }
  return links;
}

/** Takes links in one after the other and collects what is found. */
function arriveAll(order: readonly Link[]) {
  const arrived: Link[] = [];
  return order.map((link) => {
    const findings = chainFindings(arrived, link, 'submit');
    arrived.push(link);
    return findings;
  });
}
const kinds = (findings: ReturnType<typeof arriveAll>) => findings.flat().map((finding) => finding.kind);

describe('the chain of bundles', () => {
  test('in order and complete, has nothing to say', () => {
    expect(kinds(arriveAll(chainOf('R', 8)))).toEqual([]);
  });

  test('names what did not arrive, once', () => {
    const all = chainOf('R', 7);
    const said = arriveAll([all[3], all[6]].filter((link) => link !== undefined)).flat();
    expect(said.map((finding) => findingText(finding, 'zh'))).toEqual([
      '上报包 1—3 未到，内容已含在第 4 包。',
      '上报包 5、6 未到，内容已含在第 7 包。',
    ]);
    expect(said.map(findingTone)).toEqual(['info', 'info']);
  });

  test('an older bundle after a newer one is called that, and misses nothing', () => {
    const [first, second] = chainOf('R', 2);
    if (!first || !second) throw new Error('two links');
    expect(arriveAll([second, first])[1]).toEqual([
      { kind: 'older', number: 1, newest: 2, bundle: 'submit' },
    ]);
  });

  test('one replica in any order, with losses and repetitions, is never taken for two PCs', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 3 }),
        fc.array(fc.nat(11), { maxLength: 20 }),
        (count, lost, picks) => {
          const all = chainOf('R', count, new Set(lost));
          const order = picks.flatMap((pick) => all[pick % count] ?? []);
          expect(kinds(arriveAll(order))).not.toContain('fork');
        },
      ),
    );
  });

  test('two PCs under one replica id are found as soon as one number or its predecessor has two contents', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        (shared, left, right, swap) => {
          const trunk = chainOf('R', shared);
          const branch = (name: string, count: number) =>
            chainOf(name, shared + count)
              .slice(shared)
              .map((link, index) => ({
                ...link,
                replica: 'R',
                previous: index === 0 ? { number: shared, sha256: hash(`R${shared}`) } : link.previous,
              }));
          const sides = [branch('X', left), branch('Y', right)];
          const [one, other] = swap ? sides.reverse() : sides;
          const last = other?.slice(0, 1) ?? [];
          expect(kinds(arriveAll([...trunk, ...(one ?? []), ...last]))).toContain('fork');
        },
      ),
    );
  });

  test('two PCs of one unit, each with its own id, are no fork and hide no gap of each other', () => {
    const [one, two] = [chainOf('R', 3), chainOf('S', 3)];
    const mixed = [one[0], two[0], one[1], two[1], two[2], one[2]].filter((link) => link !== undefined);
    expect(kinds(arriveAll(mixed))).toEqual([]);
  });

  test('a PC that goes on after a restore goes on counting', () => {
    const order = [...chainOf('R', 4), ...chainOf('S', 2, new Set(), 6)];
    expect(arriveAll(order).flat()).toEqual([{ kind: 'gap', ranges: [[5, 5]], number: 6, bundle: 'submit' }]);
  });
});
