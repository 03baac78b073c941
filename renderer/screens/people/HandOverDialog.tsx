import { AutoComplete, Button, Checkbox, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import type { DescribedError } from '../../../shared/errors.ts';
import { type Post, posts } from '../../../shared/rules/people.ts';
import { call } from '../../api/call.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { type DialogControl, DialogFrame } from '../../dialogs/DialogFrame.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { announce } from '../../state/announcements.ts';
import { useSession } from '../../state/session.ts';
import { rememberStoreStep } from '../../state/store-steps.ts';
import { fill, useWords } from '../../words/words.ts';
import { writeSheet } from './acts.ts';
import { InHandList } from './InHandList.tsx';
import './people.css';

/** 人员交接: who leaves, who takes over which posts from which day, and what goes along. */
export function HandOverDialog({ control }: { readonly control: DialogControl }) {
  const w = useWords('people');
  const common = useWords('common');
  const session = useSession();
  const people = useAnswer('listPeople', {}).value;
  const [from, setFrom] = useState(session?.operator ?? '');
  const [to, setTo] = useState('');
  const [on, setOn] = useState(session?.cutoff ?? '');
  const [witness, setWitness] = useState('');
  const [phone, setPhone] = useState('');
  const [held, setHeld] = useState<readonly Post[]>(['filler']);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DescribedError | null>(null);
  const person = from.trim();
  const hand = useAnswer('getInHand', person === '' ? null : { person }).value;
  const ready = person !== '' && to.trim() !== '' && on !== '' && held.length > 0;
  const change = { posts: [...held], from: person, to: to.trim(), on, witness: witness.trim() || null };
  const submit = async () => {
    setBusy(true);
    const answer = await call(
      'handOver',
      { ...change, phone: held.includes('contact') ? phone.trim() || null : null, unit: null },
      { quiet: true },
    );
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    const done = fill(w.done, { on, to: change.to, from: person });
    await rememberStoreStep(done);
    announce(done);
    control.close();
  };
  const options = (people?.names ?? []).map((value) => ({ value }));
  return (
    <DialogFrame
      control={control}
      title={w.title}
      okText={w.verb}
      okButtonProps={{ disabled: !ready, loading: busy }}
      cancelText={common.notNow}
      onOk={() => void submit()}
      width="48rem"
    >
      <Typography.Paragraph type="secondary">{w.note}</Typography.Paragraph>
      <Form layout="vertical">
        <div className="field-pair hand-fields">
          <Form.Item label={w.from} htmlFor="hand-from">
            <AutoComplete id="hand-from" value={from} options={options} onChange={setFrom} />
          </Form.Item>
          <Form.Item label={w.to} htmlFor="hand-to">
            <Input
              id="hand-to"
              autoFocus
              maxLength={100}
              value={to}
              onChange={(event) => setTo(event.target.value)}
            />
          </Form.Item>
          <Form.Item label={w.on} htmlFor="hand-on">
            <Input id="hand-on" type="date" value={on} onChange={(event) => setOn(event.target.value)} />
          </Form.Item>
          <Form.Item label={w.witness} htmlFor="hand-witness">
            <Input
              id="hand-witness"
              maxLength={100}
              value={witness}
              onChange={(event) => setWitness(event.target.value)}
            />
          </Form.Item>
        </div>
        <Form.Item label={w.posts}>
          <Checkbox.Group
            value={[...held]}
            options={posts.map((post) => ({ value: post, label: w[post] }))}
            onChange={(chosen) => setHeld(posts.filter((post) => chosen.includes(post)))}
          />
        </Form.Item>
        {held.includes('contact') && (
          <Form.Item label={w.phone} htmlFor="hand-phone">
            <Input
              id="hand-phone"
              maxLength={60}
              value={phone}
              onChange={(event) => setPhone(event.target.value)}
            />
          </Form.Item>
        )}
      </Form>
      {hand && <InHandList hand={hand} />}
      <Button disabled={!ready} onClick={() => void writeSheet(change)}>
        {w.sheet}
      </Button>
      {people && people.changes.length > 0 && (
        <>
          <h3 className="hand-title">{w.earlier}</h3>
          <ul className="hand-list">
            {people.changes.map((each) => (
              <li key={`${each.at} ${each.from} ${each.to}`}>
                {fill(w.change, {
                  on: each.on,
                  posts: each.posts.map((post) => w[post]).join('、'),
                  from: each.from,
                  to: each.to,
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      {error && <Failure error={error} />}
    </DialogFrame>
  );
}
