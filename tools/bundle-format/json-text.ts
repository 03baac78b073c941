const WIDTH = 110;

/** JSON for people: whatever fits into a line stands on one. */
export const jsonText = (value: unknown): string => `${piece(value, 0)}\n`;

function piece(value: unknown, indent: number): string {
  const line = oneLine(value);
  if (indent + line.length <= WIDTH || typeof value !== 'object' || value === null) return line;
  const inner = ' '.repeat(indent + 2);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const parts = Array.isArray(value)
    ? value.map((item) => piece(item, indent + 2))
    : Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${piece(item, indent + 2)}`);
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${' '.repeat(indent)}${close}`;
}

function oneLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  const members = Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${oneLine(item)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
