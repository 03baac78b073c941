import { Form, Input, Typography } from 'antd';
import { useState } from 'react';
import type { DescribedError } from '../../../shared/errors.ts';
import { onEnter } from '../../actions/ime.ts';
import { call } from '../../api/call.ts';
import { type DialogControl, DialogFrame } from '../../dialogs/DialogFrame.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { setSession, useSession } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';

interface OperatorDialogProps {
  readonly control: DialogControl;
  /** Null registers somebody new. */
  readonly name: string | null;
  readonly act: 'save' | 'remove';
}

/** Registers an operator, gives another password or none, or removes one; a password that is there is asked for first. */
export function OperatorDialog({ control, name: known, act }: OperatorDialogProps) {
  const w = useWords('lock');
  const common = useWords('common');
  const operators = useSession()?.operators ?? [];
  const [name, setName] = useState(known ?? '');
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DescribedError | null>(null);
  const removing = act === 'remove';
  const hasPassword = operators.find((each) => each.name === known)?.hasPassword ?? false;
  const doubled = known === null && operators.some((each) => each.name === name.trim());
  const differs = !removing && again !== '' && again !== password;
  const ready =
    name.trim() !== '' && !doubled && (removing || again === password) && (!hasPassword || current !== '');

  const submit = async () => {
    if (!ready || busy) return;
    setBusy(true);
    const asked = { name: name.trim(), current: current || null };
    const answer = removing
      ? await call('removeOperator', asked, { quiet: true })
      : await call('saveOperator', { ...asked, password: password || null }, { quiet: true });
    setBusy(false);
    if (!answer.ok) return setError(answer.error);
    setSession(answer.value);
    control.close();
  };
  const secret = (id: string, label: string, value: string, set: (text: string) => void, first = false) => (
    <Form.Item label={label} htmlFor={id}>
      <Input.Password
        id={id}
        autoFocus={first}
        autoComplete="off"
        maxLength={200}
        value={value}
        onChange={(event) => set(event.target.value)}
        onKeyDown={onEnter(() => void submit())}
      />
    </Form.Item>
  );
  const title = known === null ? w.addTitle : fill(removing ? w.removeTitle : w.editTitle, { name: known });
  return (
    <DialogFrame
      control={control}
      title={title}
      okText={removing ? w.remove : w.save}
      okButtonProps={{ disabled: !ready, loading: busy, danger: removing }}
      cancelText={common.notNow}
      onOk={() => void submit()}
    >
      {removing && <Typography.Paragraph>{w.removeNote}</Typography.Paragraph>}
      <Form layout="vertical">
        {known === null && (
          <Form.Item
            label={w.name}
            htmlFor="operator-name"
            help={doubled ? fill(w.exists, { name: name.trim() }) : undefined}
            {...(doubled && { validateStatus: 'error' as const })}
          >
            <Input
              id="operator-name"
              autoFocus
              maxLength={60}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </Form.Item>
        )}
        {hasPassword && secret('operator-current', w.current, current, setCurrent, true)}
        {!removing &&
          secret(
            'operator-password',
            known === null ? w.firstPassword : w.newPassword,
            password,
            setPassword,
            known !== null && !hasPassword,
          )}
        {!removing && password !== '' && secret('operator-again', w.repeat, again, setAgain)}
      </Form>
      {!removing && (
        <Typography.Paragraph type="secondary">{differs ? w.differs : w.emptyPassword}</Typography.Paragraph>
      )}
      {error && <Failure error={error} />}
    </DialogFrame>
  );
}
