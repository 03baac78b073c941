import { parseAst } from 'vite';

/** A source with one of its checks taken out. */
export interface Mutant {
  /** The function or table of the original that it is in: a line would be another after the next edit above it. */
  readonly within: string;
  readonly what: string;
  readonly source: string;
}

/** What is read of a syntax tree (ESTree): a type, where it stands, and children under any name. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [name: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/**
 * Each check of a source deleted alone: a guarded return, one side of an `&&` or `||`, a refusal that hangs on a `?:`, an
 * entry of a table of names. What is deleted is mechanical, so that a new check is tried without being named here.
 */
export function mutantsOf(source: string): readonly Mutant[] {
  const program = parseAst(source, { lang: 'ts' }) as unknown as Node;
  const found: (Mutant & { readonly start: number })[] = [];
  const text = ({ start, end }: Node): string => source.slice(start, end);
  const note = (node: Node, what: string, replacement: string): void => {
    found.push({
      start: node.start,
      within: nameAround(program, node.start),
      what: `${what}: ${shortened(text(node))}`,
      source:
        source.slice(0, node.start) +
        replacement +
        '\n'.repeat(linesIn(text(node)) - linesIn(replacement)) +
        source.slice(node.end),
    });
  };
  const visit = (node: Node): void => {
    for (const [what, part, replacement] of deletionsOf(node, text)) note(part, what, replacement);
    for (const child of Object.values(node).flat()) if (isNode(child)) visit(child);
  };
  visit(program);
  return found.toSorted((a, b) => a.start - b.start);
}

/** What the statement of a module that holds this place declares. */
function nameAround(program: Node, place: number): string {
  const holder = (program['body'] as readonly Node[]).find(({ start, end }) => start <= place && place < end);
  const declared = isNode(holder?.['declaration']) ? holder['declaration'] : holder;
  const [first] = (declared?.['declarations'] as readonly Node[] | undefined) ?? [declared];
  return (first?.['id'] as { readonly name?: string } | undefined)?.name ?? '';
}

type Deletion = readonly [what: string, part: Node, replacement: string];

function deletionsOf(node: Node, text: (node: Node) => string): readonly Deletion[] {
  const at = (name: string): Node | null => (isNode(node[name]) ? node[name] : null);
  switch (node.type) {
    case 'IfStatement':
      return at('alternate') ? [] : [['guard', node, '']];
    case 'ConditionalExpression': {
      const refuses = [at('consequent'), at('alternate')].some((side) => side && text(side) === 'null');
      return refuses ? [['refusal', node, 'null']] : [];
    }
    case 'LogicalExpression': {
      const [left, right] = [at('left'), at('right')];
      if (!left || !right || node['operator'] === '??') return [];
      return [
        ['right side', node, `(${text(left)})`],
        ['left side', node, `(${text(right)})`],
      ];
    }
    case 'NewExpression': {
      const [list] = node['arguments'] as readonly Node[];
      const callee = at('callee');
      if (!callee || text(callee) !== 'Set' || list?.type !== 'ArrayExpression') return [];
      return (list['elements'] as readonly Node[]).map((element): Deletion => ['name', element, "''"]);
    }
    default:
      return [];
  }
}

const linesIn = (text: string): number => text.split('\n').length;

const shortened = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 90 ? `${line.slice(0, 89)}…` : line;
};
