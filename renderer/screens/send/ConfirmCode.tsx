import { Input } from 'antd';
import { useState } from 'react';
import type { DescribedError } from '../../../shared/errors.ts';
import { call } from '../../api/call.ts';
import { Failure } from '../../parts/Failure.tsx';
import { announce } from '../../state/announcements.ts';
import { fill, useWords } from '../../words/words.ts';

interface ConfirmCodeProps {
  /** The file that the code is for; left out, it is found by its code. */
  readonly bundle?: string;
  readonly label?: string;
}

/** The eight digits heard by phone: the file they belong to becomes 已送达, a wrong code says so. */
export function ConfirmCode({ bundle, label }: ConfirmCodeProps) {
  const w = useWords('send');
  const [code, setCode] = useState('');
  const [error, setError] = useState<DescribedError | null>(null);
  const confirm = async () => {
    if (code.trim() === '') return;
    const answer = await call('confirmDelivery', { code, bundle: bundle ?? null }, { quiet: true });
    setError(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setCode('');
    announce(fill(w.confirmed, { to: answer.value.unit.name, file: answer.value.file }));
  };
  return (
    <>
      <Input.Search
        className="confirm-code"
        style={{ maxWidth: '24em' }}
        aria-label={label ?? w.codeHeard}
        placeholder={w.codeHeard}
        enterButton={w.confirmCode}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        onSearch={() => void confirm()}
      />
      {error && <Failure error={error} />}
    </>
  );
}
