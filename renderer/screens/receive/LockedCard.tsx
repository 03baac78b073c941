import { Alert, Button, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { onEnter } from '../../actions/ime.ts';
import { useWords } from '../../words/words.ts';
import { CardHead } from './CardHead.tsx';
import { putAside, unlock } from './receive-store.ts';

interface LockedCardProps {
  readonly path: string;
  readonly file: string;
  readonly wrong: boolean;
}

/** A file under a password: it is asked for here, and a wrong one says so at once. */
export function LockedCard({ path, file, wrong }: LockedCardProps) {
  const w = useWords('receive');
  const [password, setPassword] = useState('');
  const [trying, setTrying] = useState(false);
  const field = useRef<InputRef>(null);
  useEffect(() => {
    if (document.activeElement === document.body || wrong) field.current?.focus();
  }, [wrong]);
  const open = async () => {
    if (password === '' || trying) return;
    setTrying(true);
    await unlock(path, password);
    setTrying(false);
    field.current?.select();
  };
  return (
    <section tabIndex={-1} className="panel bundle-card" aria-label={file} data-standing="locked">
      <CardHead title={w.lockedTitle} file={file}>
        <Button size="small" type="text" onClick={() => putAside([path])}>
          {w.putAside}
        </Button>
      </CardHead>
      <span className="small">{w.lockedBody}</span>
      <div className="unlock">
        <Input.Password
          ref={field}
          aria-label={`${w.password} ${file}`}
          placeholder={w.password}
          autoComplete="off"
          maxLength={1000}
          status={wrong ? 'error' : ''}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          onKeyDown={onEnter(() => void open())}
        />
        <Button type="primary" ghost loading={trying} disabled={password === ''} onClick={() => void open()}>
          {w.unlock}
        </Button>
      </div>
      <span role="status" className="small">
        {trying && w.unlocking}
      </span>
      {wrong && !trying && <Alert type="error" showIcon title={w.wrongPassword} />}
    </section>
  );
}
