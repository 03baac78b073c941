import { FileOutlined, FolderFilled } from '@ant-design/icons';
import { Button, Empty } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { momentOf } from '../../shared/dates.ts';
import type { Place } from '../../shared/model/views.ts';
import { bytesText } from '../parts/bytes.ts';
import { useWords } from '../words/words.ts';

interface FolderListProps {
  readonly entries: readonly Place[];
  readonly parent: string | null;
  readonly chosen: readonly string[];
  readonly empty: string;
  readonly open: (path: string) => void;
  /** Enter or a double click. */
  readonly act: (place: Place) => void;
  readonly toggle: (path: string) => void;
}

/** One folder, walked with the arrows. */
export function FolderList({ entries, parent, chosen, empty, open, act, toggle }: FolderListProps) {
  const w = useWords('pick');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const index = Math.min(at, Math.max(0, entries.length - 1));

  const moveTo = (next: number) => {
    const bounded = Math.max(0, Math.min(entries.length - 1, next));
    setAt(bounded);
    list.current?.children[bounded]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const entry = entries[index];
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => moveTo(index + 1),
      ArrowUp: () => moveTo(index - 1),
      Home: () => moveTo(0),
      End: () => moveTo(entries.length - 1),
      Enter: () => entry && act(entry),
      ' ': () => entry?.kind === 'file' && toggle(entry.path),
      ArrowLeft: () => parent !== null && open(parent),
      Backspace: () => parent !== null && open(parent),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };

  const folder = entries[0]?.path;
  // A newly opened folder begins at its first entry, with the focus in it, so that the keyboard can go on.
  useEffect(() => {
    setAt(0);
    if (folder !== undefined) list.current?.focus();
  }, [folder]);

  return (
    <>
      <Button
        size="small"
        type="text"
        disabled={parent === null}
        onClick={() => parent !== null && open(parent)}
      >
        ↑ {w.upOne}
      </Button>
      {entries.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} className="pick-list" />
      ) : (
        <div
          ref={list}
          className="pick-list"
          role="listbox"
          aria-multiselectable
          aria-activedescendant={`pick-${index}`}
          tabIndex={0}
          onKeyDown={onKeyDown}
        >
          {entries.map((entry, position) => (
            <div
              key={entry.path}
              id={`pick-${position}`}
              tabIndex={-1}
              role="option"
              aria-selected={chosen.includes(entry.path)}
              className={position === index ? 'pick-entry pick-entry-at' : 'pick-entry'}
              onClick={() => {
                setAt(position);
                if (entry.kind === 'file') toggle(entry.path);
              }}
              onDoubleClick={() => act(entry)}
              onKeyDown={undefined}
            >
              {entry.kind === 'file' ? <FileOutlined /> : <FolderFilled />}
              <span className="pick-name">{entry.name}</span>
              <span className="small numbers">{entry.modified === null ? '' : momentOf(entry.modified)}</span>
              <span className="small numbers pick-size">
                {entry.bytes === null ? '' : bytesText(entry.bytes)}
              </span>
            </div>
          ))}
        </div>
      )}
    </>
  );
}
