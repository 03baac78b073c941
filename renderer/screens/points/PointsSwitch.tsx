import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { type SchemeName, schemeNames } from '../../../shared/rules/points.ts';
import { call } from '../../api/call.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Failure } from '../../parts/Failure.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { announce } from '../../state/announcements.ts';
import { rememberStoreStep } from '../../state/store-steps.ts';
import { fill, useWords } from '../../words/words.ts';

/** The one place where 考核计分 is switched on or off. */
export function PointsSwitch() {
  const w = useWords('points');
  const { value, error, reload } = useAnswer('getPoints', { ledger: null, period: null });
  const [scheme, setScheme] = useState<SchemeName>('deduct');
  const [approvedBy, setApprovedBy] = useState('');
  const [busy, setBusy] = useState(false);
  if (error) return <Failure error={error} retry={reload} />;
  if (!value) return <Loading />;
  const on = value.scheme !== null;
  const submit = async () => {
    setBusy(true);
    const answer = await call('switchPoints', { scheme: on ? null : scheme, approvedBy: approvedBy.trim() });
    setBusy(false);
    if (!answer.ok) return;
    const said = on ? w.switchedOff : w.switchedOn;
    await rememberStoreStep(said);
    announce(said);
    setApprovedBy('');
  };
  return (
    <section className="panel" aria-labelledby="points-title">
      <h2 className="section-title" id="points-title">
        {w.title}
      </h2>
      <p role="status">
        {value.scheme ? fill(w.inForce, { name: value.scheme.name, version: value.scheme.version }) : w.off}
      </p>
      <p className="secondary">{w.note}</p>
      <Form layout="vertical" className="points-form">
        {!on && (
          <Form.Item label={w.scheme} htmlFor="points-scheme">
            <Select
              id="points-scheme"
              value={scheme}
              options={schemeNames.map((name) => ({ value: name, label: w[name] }))}
              onChange={setScheme}
            />
          </Form.Item>
        )}
        <Form.Item label={w.approvedBy} htmlFor="points-by">
          <Input
            id="points-by"
            maxLength={100}
            value={approvedBy}
            onChange={(event) => setApprovedBy(event.target.value)}
          />
        </Form.Item>
        <Button disabled={approvedBy.trim() === ''} loading={busy} onClick={() => void submit()}>
          {on ? w.switchOff : w.switchOn}
        </Button>
      </Form>
      {value.changes.length > 0 && (
        <>
          <h3 className="section-title">{w.changes}</h3>
          <ul>
            {value.changes.toReversed().map(({ at, on: day, approvedBy: by, scheme: chosen }) => (
              <li key={at}>
                {chosen
                  ? fill(w.changeOn, { on: day, by, name: chosen.name, version: chosen.version })
                  : fill(w.changeOff, { on: day, by })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
