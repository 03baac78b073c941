import { EditOutlined } from '@ant-design/icons';
import { Button, Flex, Typography } from 'antd';
import { useEffect, useRef } from 'react';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { fill, useWords } from '../../words/words.ts';
import { fieldText } from '../history/change-text.ts';
import { useSpeech } from '../history/use-speech.ts';
import { Mark } from '../receive/Mark.tsx';
import { acceptAllOfKind, acceptOne, editField, editSimilar, kindCount } from './actions.ts';
import type { Draft } from './draft.ts';
import { EditField } from './EditField.tsx';
import { FieldValue } from './FieldValue.tsx';
import { moveTo, startEdit } from './import-store.ts';
import {
  type Doubt,
  type Field,
  fields,
  isEdited,
  keyOf,
  openIn,
  type PreviewTask,
  type Values,
} from './review.ts';
import { skipSimilar } from './review-acts.ts';
import { useValues } from './use-values.ts';

interface UnderstoodPaneProps {
  readonly draft: Draft;
  readonly task: PreviewTask;
}

/** The fields of a row as understood, each with its doubt and what can be done about it. */
export function UnderstoodPane({ draft, task }: UnderstoodPaneProps) {
  const w = useWords('importList');
  const { at, doubts, review, editing } = draft;
  const open = openIn(doubts, task.ordinal, review);
  const here = useRef<HTMLDivElement>(null);
  const values = useValues(draft, task);

  // A button that went away takes the focus with it: the keyboard goes on at the field under the cursor.
  useEffect(() => {
    if (!editing && document.activeElement === document.body) here.current?.focus({ preventScroll: true });
    if (draft.at.field) here.current?.scrollIntoView({ block: 'nearest' });
  }, [editing, draft.at.field]);

  return (
    <section className="panel review-pane" aria-label={w.understood}>
      <header className="review-pane-head">
        <Typography.Title level={2} className="section-title">
          {w.understood}
        </Typography.Title>
      </header>
      <div className="understood">
        {fields.map((field) => {
          const isHere = at.field === field;
          return (
            <div
              key={field}
              ref={isHere ? here : null}
              tabIndex={-1}
              className={[
                'understood-field',
                isHere && 'is-here',
                open.some((d) => d.field === field) && 'is-open',
              ]
                .filter(Boolean)
                .join(' ')}
            >
              {isHere && editing ? (
                <EditField key={keyOf(task.ordinal, field)} field={field} values={values} />
              ) : (
                <FieldRow
                  draft={draft}
                  task={task}
                  values={values}
                  field={field}
                  doubt={open.find((d) => d.field === field) ?? null}
                />
              )}
            </div>
          );
        })}
      </div>
    </section>
  );
}

interface FieldRowProps extends UnderstoodPaneProps {
  readonly values: Values;
  readonly field: Field;
  readonly doubt: Doubt | null;
}

function FieldRow({ draft, task, values, field, doubt }: FieldRowProps) {
  const w = useWords('importList');
  const speech = useSpeech();
  const { at, review, doubts } = draft;
  const name = fieldText('task', field, speech.words);
  const position = { ordinal: task.ordinal, field };
  const isHere = at.field === field;
  const wasDoubtful = (doubts.get(task.ordinal) ?? []).some((known) => known.field === field);
  return (
    <>
      <div className="understood-label">
        <span>{name}</span>
        {doubt ? (
          <Mark tone="warn">{w.toConfirm}</Mark>
        ) : isEdited(review, task.ordinal, field) ? (
          <Mark tone="info">{w.edited}</Mark>
        ) : (
          wasDoubtful && <Mark tone="good">{w.confirmed}</Mark>
        )}
      </div>
      <div className="understood-value">
        <FieldValue field={field} values={values} speech={speech} />
        {doubt && (
          <div className="understood-why">
            {doubt.messages.length === 0
              ? w.whyGuess
              : doubt.messages.map((message) => <div key={message}>{message}</div>)}
          </div>
        )}
        {isHere && doubt && (
          <Flex gap="small" wrap className="understood-acts">
            <ActionButton action={acceptOne} size="small" type="primary" />
            {kindCount() > 1 && <ActionButton action={acceptAllOfKind} size="small" />}
            <ActionButton action={editField} size="small" />
          </Flex>
        )}
        {isHere && draft.similar?.field === field && (
          <div className="understood-similar">
            <span>{fill(w.similarOffer, { count: draft.similar.changes.length })}</span>
            <Flex gap="small" wrap>
              <ActionButton action={editSimilar} size="small" type="primary" />
              <Button size="small" onClick={skipSimilar}>
                {w.similarSkip}
              </Button>
            </Flex>
          </div>
        )}
        {!isHere && doubt && (
          <Button size="small" type="link" className="understood-go" onClick={() => moveTo(position)}>
            {w.toConfirm}
          </Button>
        )}
      </div>
      {!(isHere && doubt) && (
        <Button
          size="small"
          type="text"
          icon={<EditOutlined />}
          aria-label={fill(w.editNamed, { field: name })}
          title={fill(w.editNamed, { field: name })}
          onClick={() => startEdit(position)}
        />
      )}
    </>
  );
}
