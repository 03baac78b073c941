import { Button, Flex, Select, Typography } from 'antd';
import type { Session } from '../../../shared/model/views.ts';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { openDialog } from '../../dialogs/dialog.ts';
import { lock } from '../../frame/actions.ts';
import { changeSettings } from '../../state/settings.ts';
import { fill, useWords } from '../../words/words.ts';
import { addOperator } from './actions.ts';
import './lock.css';

const IDLE_MINUTES = [0, 1, 5, 10, 15, 30, 60];

/** 操作人 of this PC in 设置: who there is, their passwords, and when the window locks by itself. */
export function OperatorsPanel({ session: { operators, settings } }: { readonly session: Session }) {
  const w = useWords('lock');
  const lockable = operators.some(({ hasPassword }) => hasPassword);
  return (
    <section className="panel">
      <Typography.Title level={2} className="section-title">
        {w.section}
      </Typography.Title>
      <Typography.Paragraph type="secondary">
        {w.sectionHint}
        <br />
        {w.honest}
      </Typography.Paragraph>
      {operators.length === 0 && <Typography.Paragraph>{w.none}</Typography.Paragraph>}
      <ul className="operators-list" aria-label={w.section}>
        {operators.map(({ name, hasPassword }) => (
          <li key={name}>
            <span>{name}</span>
            <Typography.Text type="secondary">
              {hasPassword ? w.withPassword : w.withoutPassword}
            </Typography.Text>
            <Button
              aria-label={fill(w.editOf, { name })}
              onClick={() => openDialog({ kind: 'operator', name, act: 'save' })}
            >
              {w.edit}
            </Button>
            <Button
              aria-label={fill(w.removeOf, { name })}
              onClick={() => openDialog({ kind: 'operator', name, act: 'remove' })}
            >
              {w.remove}
            </Button>
          </li>
        ))}
      </ul>
      <Flex gap="small" wrap>
        <ActionButton action={addOperator} />
        <ActionButton action={lock} />
      </Flex>
      {operators.length > 0 && (
        <Flex align="center" gap="small" wrap className="settings-backup">
          <span id="lock-idle">{w.idle}</span>
          <Select<number>
            aria-labelledby="lock-idle"
            disabled={!lockable}
            value={settings.lockAfterMinutes}
            options={IDLE_MINUTES.map((minutes) => ({
              value: minutes,
              label: minutes === 0 ? w.idleNever : fill(w.idleMinutes, { minutes }),
            }))}
            onChange={(lockAfterMinutes) => void changeSettings({ lockAfterMinutes })}
          />
          <Typography.Text type="secondary">{w.idleHint}</Typography.Text>
        </Flex>
      )}
    </section>
  );
}
