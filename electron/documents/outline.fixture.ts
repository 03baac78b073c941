import type { SourceDocument } from '../../shared/lists/document.ts';

type Line = string | readonly string[];

/** A document in short: a paragraph its text, a row its cells, paragraphs apart by `|`, spans as ` columns×rows` where there are any. */
export const outlineOf = ({ blocks }: SourceDocument): readonly Line[] =>
  blocks.flatMap((block): readonly Line[] =>
    block.kind === 'paragraph'
      ? [block.text]
      : block.rows.map((row) =>
          row.map(({ paragraphs, colSpan, rowSpan }) => {
            const text = paragraphs.join('|');
            return colSpan > 1 || rowSpan > 1 ? `${text} ${colSpan}×${rowSpan}` : text;
          }),
        ),
  );
