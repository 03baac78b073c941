import { Button, Flex, Input, Radio, Typography } from 'antd';
import { useState } from 'react';
import type { NameQuestion } from '../../../shared/model/intake.ts';
import { nameKey } from '../../../shared/text.ts';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { onEnter } from '../../actions/ime.ts';
import { fill, useWords } from '../../words/words.ts';
import { Mark } from '../receive/Mark.tsx';
import { acceptAllOfKind, acceptOne, kindCount, refuseOne } from './actions.ts';
import type { Draft } from './draft.ts';
import { answerTo } from './questions.ts';
import { answerHere } from './review-acts.ts';

interface NameProps {
  readonly draft: Draft;
  readonly question: NameQuestion;
}

const ROWS_SHOWN = 4;

/** Where each of the names is printed. */
export function NameRows({ draft, question }: NameProps) {
  const w = useWords('importList');
  return (
    <section className="panel review-pane" aria-label={w.printed}>
      <header className="review-pane-head">
        <Typography.Title level={2} className="section-title">
          {w.printed}
        </Typography.Title>
      </header>
      {question.names.map(({ name, rows, registered }) => (
        <div key={name} className="name-rows">
          <div className="name-rows-head">
            <mark className="mark-unit">{name}</mark>
            {registered && <Mark tone="good">{w.nameRegistered}</Mark>}
            <span className="small secondary numbers">
              {rows.length > 0 ? fill(w.nameCount, { count: rows.length }) : w.nameNotPrinted}
            </span>
          </div>
          <ul className="plain-list">
            {rows.slice(0, ROWS_SHOWN).map((ordinal) => {
              const task = draft.preview.list.tasks[ordinal - 1];
              return (
                <li key={ordinal} className="small name-row">
                  <span className="numbers">{task?.seq ?? ordinal}</span>
                  <span>{task?.title}</span>
                </li>
              );
            })}
            {rows.length > ROWS_SHOWN && (
              <li className="small secondary">{fill(w.nameMore, { count: rows.length - ROWS_SHOWN })}</li>
            )}
          </ul>
        </div>
      ))}
    </section>
  );
}

/** Are these one unit? What is said here is remembered for the next list. */
export function NamePane({ draft, question }: NameProps) {
  const w = useWords('importList');
  const answer = answerTo(question, draft.review.names);
  const [name, setName] = useState(answer?.name ?? question.proposed);
  const known = question.names.some((each) => nameKey(each.name) === nameKey(name));
  const chosen = name.trim();
  return (
    <section className="panel review-pane" aria-label={w.nameQuestion}>
      <Typography.Title level={2} className="section-title">
        {fill(question.names.length === 2 ? w.nameQuestionTwo : w.nameQuestionMany, {
          one: question.names[0]?.name ?? '',
          other: question.names[1]?.name ?? '',
          count: question.names.length,
        })}
      </Typography.Title>
      <p className="secondary">{question.why === 'bracket' ? w.nameWhyBracket : w.nameWhySpelling}</p>
      {answer && (
        <p>
          <Mark tone="good">
            {answer.name === null ? w.rowApart : fill(w.nameAnswered, { name: answer.name })}
          </Mark>
        </p>
      )}
      <fieldset className="name-choice">
        <legend>{w.nameUse}</legend>
        <Radio.Group value={known ? name : ''} onChange={({ target }) => setName(target.value)}>
          <Flex vertical gap="small">
            {question.names.map((each) => (
              <Radio key={each.name} value={each.name}>
                {each.name}
              </Radio>
            ))}
            <Radio value="">
              <Input
                size="small"
                value={known ? '' : name}
                placeholder={w.nameOther}
                aria-label={w.nameOther}
                maxLength={200}
                onFocus={() => known && setName('')}
                onChange={({ target }) => setName(target.value)}
                onKeyDown={onEnter(() => chosen !== '' && answerHere(chosen))}
              />
            </Radio>
          </Flex>
        </Radio.Group>
      </fieldset>
      <Flex gap="small" wrap className="understood-acts">
        {nameKey(chosen) === nameKey(question.proposed) ? (
          <ActionButton action={acceptOne} type="primary" />
        ) : (
          <Button type="primary" disabled={chosen === ''} onClick={() => answerHere(chosen)}>
            {fill(w.oneUnit, { name: chosen })}
          </Button>
        )}
        <ActionButton action={refuseOne} />
        {kindCount() > 1 && <ActionButton action={acceptAllOfKind} />}
      </Flex>
      <p className="small secondary">{w.nameRemembered}</p>
    </section>
  );
}
