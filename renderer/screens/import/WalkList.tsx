import { Listy, type ListyRef } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { belongsToIme } from '../../actions/ime.ts';
import { useLook } from '../../theme/use-look.ts';
import { useSize } from '../ledger/use-size.ts';

interface WalkListProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  /** Key of an item; also the end of its element's id. */
  readonly keyOf: (item: T) => string;
  /** The item under the cursor. */
  readonly here: string;
  readonly moveBy: (by: 1 | -1) => void;
  readonly choose: (item: T) => void;
  readonly render: (item: T) => ReactNode;
}

const ROW_PX = 36;

/** Rows to walk through, virtual; the arrows walk in it. */
export function WalkList<T>({ label, items, keyOf, here, moveBy, choose, render }: WalkListProps<T>) {
  const { scale } = useLook();
  const [box, size] = useSize<HTMLDivElement>();
  const list = useRef<ListyRef>(null);

  useEffect(() => {
    list.current?.scrollTo({ key: here, align: 'auto' });
  }, [here]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (belongsToIme(event)) return;
    const by = ({ ArrowDown: 1, ArrowUp: -1 } as const)[event.key];
    if (by === undefined) return;
    event.preventDefault();
    moveBy(by);
  };

  return (
    <div
      ref={box}
      className="review-rows"
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={`walk-${here}`}
      onKeyDown={onKeyDown}
    >
      {size && (
        <Listy<T, string>
          ref={list}
          virtual
          height={size.height}
          rowKey={keyOf}
          items={[...items]}
          itemRender={(item) => {
            const key = keyOf(item);
            const isHere = key === here;
            return (
              <div
                id={`walk-${key}`}
                role="option"
                aria-selected={isHere}
                tabIndex={-1}
                className={isHere ? 'review-row review-row-here' : 'review-row'}
                style={{ height: ROW_PX * scale }}
                onClick={() => choose(item)}
                onKeyDown={undefined}
              >
                {render(item)}
              </div>
            );
          }}
        />
      )}
    </div>
  );
}
