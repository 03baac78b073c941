import { Button, Flex, Input, type InputRef, Typography } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { DescribedError } from '../../../shared/errors.ts';
import type { Session } from '../../../shared/model/views.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Footer } from '../../frame/Footer.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { unlock } from '../../state/lock.ts';
import { useWords } from '../../words/words.ts';
import { LookSwitches } from '../first-run/LookSwitches.tsx';
import '../first-run/first-run.css';
import './lock.css';

/** Who sits down at this PC: a name, and its password where it has one. */
export function LockScreen({ session }: { readonly session: Session }) {
  const w = useWords('lock');
  const common = useWords('common');
  const { operators, operator } = session;
  const [name, setName] = useState(
    () => (operators.find((each) => each.name === operator) ?? operators[0])?.name ?? '',
  );
  /** Each choice begins with an empty password that has the focus, the same name chosen again too. */
  const [round, setRound] = useState(0);
  const [error, setError] = useState<DescribedError | null>(null);
  const [busy, setBusy] = useState(false);
  const chosen = operators.find((each) => each.name === name);

  const enter = async (who: string, password: string | null): Promise<void> => {
    setBusy(true);
    const refused = await unlock(who, password);
    // An unlocked window shows this screen no more.
    if (!refused) return;
    setBusy(false);
    setError(refused);
  };
  const choose = (who: (typeof operators)[number]) => {
    setError(null);
    setName(who.name);
    setRound((before) => before + 1);
    if (!who.hasPassword) void enter(who.name, null);
  };
  return (
    <div className="first-run">
      <main className="first-run-main">
        <Flex vertical gap="middle" className="panel first-run-panel lock">
          <Flex justify="space-between" align="baseline" gap="small" wrap>
            <Typography.Title level={1} className="first-run-title">
              {session.unit?.name ?? common.product}
            </Typography.Title>
            <LookSwitches />
          </Flex>
          <section aria-labelledby="lock-title">
            <Typography.Title level={2} className="section-title" id="lock-title">
              {w.title}
            </Typography.Title>
            <Typography.Paragraph type="secondary">{w.lead}</Typography.Paragraph>
            <Flex vertical gap="small">
              {operators.map((each) => (
                <Button
                  key={each.name}
                  size="large"
                  className="lock-name"
                  type={each.name === name ? 'primary' : 'default'}
                  ghost={each.name === name}
                  aria-pressed={each.name === name}
                  autoFocus={each.name === name && !each.hasPassword}
                  disabled={busy}
                  onClick={() => choose(each)}
                >
                  {each.name}
                </Button>
              ))}
            </Flex>
          </section>
          {chosen?.hasPassword && (
            <PasswordForm
              key={round}
              busy={busy}
              refused={error}
              enter={(given) => void enter(name, given)}
            />
          )}
          {error && <Failure error={error} />}
          {chosen?.hasPassword && <Forgotten />}
        </Flex>
      </main>
      <Footer session={null} />
    </div>
  );
}

/** What to type where a password is forgotten, as it is on this very PC. */
function Forgotten() {
  const w = useWords('lock');
  const shell = useAnswer('getShell', {}).value;
  if (!shell) return null;
  const where = shell.platform === 'win32' ? w.forgotWindows : w.forgot;
  return (
    <div className="small">
      <Typography.Text type="secondary">{shell.checkout ? w.forgotCheckout : where}</Typography.Text>
      <Typography.Paragraph
        className="lock-command"
        copyable={{
          text: `${shell.commandLine} operators --clear`,
          tooltips: [w.copyCommand, w.copyCommand],
        }}
      >
        <code>{`${shell.commandLine} operators --clear`}</code>
      </Typography.Paragraph>
    </div>
  );
}

interface PasswordFormProps {
  readonly busy: boolean;
  readonly refused: DescribedError | null;
  readonly enter: (password: string) => void;
}

/** Enter unlocks. After a refusal the field is empty and has the focus again. */
function PasswordForm({ busy, refused, enter }: PasswordFormProps) {
  const w = useWords('lock');
  const field = useRef<InputRef>(null);
  const [password, setPassword] = useState('');
  useEffect(() => {
    if (!refused) return;
    setPassword('');
    field.current?.focus();
  }, [refused]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password !== '' && !busy) enter(password);
  };
  return (
    <form onSubmit={submit} className="lock-password">
      <label htmlFor="lock-password">{w.password}</label>
      <Input.Password
        ref={field}
        id="lock-password"
        size="large"
        autoFocus
        maxLength={200}
        autoComplete="off"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button htmlType="submit" type="primary" size="large" loading={busy} disabled={password === ''}>
        {w.unlock}
      </Button>
    </form>
  );
}
