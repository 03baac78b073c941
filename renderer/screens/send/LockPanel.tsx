import { Alert, Checkbox, Input, Segmented, Typography } from 'antd';
import type { Recipient } from '../../../shared/model/views.ts';
import { passwordStrength } from '../../../shared/rules/password-strength.ts';
import { fill, useWords } from '../../words/words.ts';
import { Mark } from '../receive/Mark.tsx';
import type { Direction } from './choice.ts';
import { type LockChoice, withoutCard } from './lock.ts';
import { changeSend, useSend } from './send-store.ts';

interface LockPanelProps {
  readonly direction: Direction;
  readonly recipients: readonly Recipient[];
  readonly chosen: readonly string[];
}

const tones = { short: 'bad', weak: 'warn', fair: 'info', strong: 'good' } as const;

/** 加密: none, by a password typed twice, or to the keys on the receivers' cards. */
export function LockPanel({ direction, recipients, chosen }: LockPanelProps) {
  const w = useWords('send');
  const { lock } = useSend(direction);
  const change = (part: Partial<LockChoice>) => changeSend(direction, { lock: { ...lock, ...part } });
  const cardless = withoutCard(recipients, chosen);
  return (
    <section className="panel send-lock" aria-label={w.lock}>
      <Typography.Title level={2} className="section-title">
        {w.lock}
      </Typography.Title>
      <Segmented<LockChoice['way']>
        aria-label={w.lock}
        value={lock.way}
        onChange={(way) => change({ way })}
        options={[
          { value: 'none', label: w.lockNone },
          { value: 'password', label: w.lockPassword },
          { value: 'card', label: w.lockCard },
        ]}
      />
      {lock.way === 'password' && <PasswordFields lock={lock} change={change} />}
      {lock.way === 'card' && <span className="small">{w.lockCardNote}</span>}
      {lock.way === 'card' && cardless.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={fill(w.lockCardless, {
            count: cardless.length,
            units: cardless
              .slice(0, 5)
              .map(({ unit }) => unit.name)
              .join('、'),
          })}
        />
      )}
      {lock.way !== 'none' && (
        <Checkbox checked={lock.cover} onChange={(event) => change({ cover: event.target.checked })}>
          {w.lockCover}
          <span className="small send-lock-note">{w.lockCoverNote}</span>
        </Checkbox>
      )}
    </section>
  );
}

interface PasswordFieldsProps {
  readonly lock: LockChoice;
  readonly change: (part: Partial<LockChoice>) => void;
}

function PasswordFields({ lock: { password, again }, change }: PasswordFieldsProps) {
  const w = useWords('send');
  const strength = passwordStrength(password);
  const words = { short: w.tooShort, weak: w.weak, fair: w.fair, strong: w.strong };
  const differs = again !== '' && again !== password;
  return (
    <>
      <div className="send-passwords">
        <Input.Password
          aria-label={w.password}
          placeholder={w.password}
          autoComplete="new-password"
          maxLength={1000}
          value={password}
          onChange={(event) => change({ password: event.target.value })}
        />
        <Input.Password
          aria-label={w.passwordAgain}
          placeholder={w.passwordAgain}
          autoComplete="new-password"
          maxLength={1000}
          status={differs ? 'error' : ''}
          value={again}
          onChange={(event) => change({ again: event.target.value })}
        />
      </div>
      <span className="small" role="status">
        {password !== '' && (
          <>
            <Mark tone={tones[strength]}>{words[strength]}</Mark>{' '}
          </>
        )}
        {differs ? w.passwordDiffers : w.passwordNote}
      </span>
    </>
  );
}
