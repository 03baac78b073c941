import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import { Button, Flex, Typography } from 'antd';
import { useRef } from 'react';
import { useFoundFocus } from '../../parts/use-found-focus.ts';
import { go } from '../../routes/router.ts';
import { useSession } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';
import { looksUp } from '../screen.ts';
import { CardHead } from './CardHead.tsx';
import { codeText } from './code-text.ts';
import type { GoodResult } from './entries.ts';
import { Findings } from './Findings.tsx';
import { kindName } from './kind-name.ts';
import { undoReceive, useReceive } from './receive-store.ts';
import { UndoFailure } from './UndoFailure.tsx';

interface ReceivedCardProps {
  readonly file: string;
  readonly result: GoodResult;
  /** Only the newest receive can be taken back. */
  readonly undoable: boolean;
  /** Among many: one line, and what was left out below it. */
  readonly compact: boolean;
}

/** The receipt of a file: what became of it, the code for the phone, the way back, the way on. */
export function ReceivedCard({ file, result, undoable, compact }: ReceivedCardProps) {
  const w = useWords('receive');
  const card = useRef<HTMLElement>(null);
  const failure = useReceive((state) => state.undoFailure);
  const { bundle, counts, receipt, refused, missingEvidence, receive } = result;
  const more = counts.refused - refused.length;
  useFoundFocus(card);
  const title = fill(w.receivedTitle, { kind: kindName(bundle.kind, w), from: bundle.from.name });
  return (
    <section ref={card} tabIndex={-1} className="panel bundle-card bundle-card-done" aria-label={title}>
      <CardHead title={title} file={file}>
        {counts.refused === 0 ? (
          <CheckCircleFilled className="done-mark" aria-hidden />
        ) : (
          <ExclamationCircleFilled className="part-mark" aria-hidden />
        )}
        <span className="numbers">{fill(w.receivedCounts, { ...counts })}</span>
        {compact && (
          <span className="numbers">
            {w.codeTitle} <strong className="code-cell">{codeText(receipt.code)}</strong>
          </span>
        )}
        {compact && undoable && (
          <Button size="small" onClick={() => void undoReceive(receive, file)}>
            {w.undo}
          </Button>
        )}
      </CardHead>
      {!compact && <Receipt file={file} result={result} undoable={undoable} />}
      {failure?.receive === receive && <UndoFailure error={failure.error} />}
      <Findings findings={result.findings} />
      {refused.length > 0 && (
        <Leftover
          title={fill(w.refusedTitle, { count: counts.refused })}
          note={more > 0 ? fill(w.notListed, { shown: refused.length, more }) : null}
        >
          {refused.map((item) => (
            <li key={item.record}>
              {item.label}：{item.reason}
            </li>
          ))}
        </Leftover>
      )}
      {missingEvidence.length > 0 && (
        <Leftover title={fill(w.missingTitle, { count: missingEvidence.length })} note={w.missingBody}>
          {missingEvidence.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </Leftover>
      )}
    </section>
  );
}

/** The code in large, the way on, the way back. */
function Receipt({ file, result, undoable }: Omit<ReceivedCardProps, 'compact'>) {
  const w = useWords('receive');
  const session = useSession();
  const { bundle, receipt, receive } = result;
  const fillsIn = session !== null && looksUp(session) && bundle.kind === 'issue';
  return (
    <div className="receipt">
      <div className="receipt-code-box">
        <span className="small">{w.codeTitle}</span>
        <Typography.Text className="receipt-code numbers" copyable={{ text: receipt.code }}>
          {codeText(receipt.code)}
        </Typography.Text>
        <span className="small">{w.codeNote}</span>
      </div>
      <Flex gap="small" wrap align="center">
        {fillsIn && (
          <Button type="primary" ghost onClick={() => go('progress')}>
            {w.nextFill}
          </Button>
        )}
        {bundle.kind === 'submit' && (
          <>
            <Button type="primary" ghost onClick={() => go('review')}>
              {w.nextReview}
            </Button>
            <Button onClick={() => go('workbench')}>{w.nextWorkbench}</Button>
          </>
        )}
        <Button onClick={() => go('ledger')}>{w.nextLedger}</Button>
        {undoable ? (
          <Button onClick={() => void undoReceive(receive, file)}>{w.undo}</Button>
        ) : (
          <span className="small">{w.undoOlder}</span>
        )}
      </Flex>
    </div>
  );
}

interface LeftoverProps {
  readonly title: string;
  readonly note: string | null;
  readonly children: React.ReactNode;
}

function Leftover({ title, note, children }: LeftoverProps) {
  return (
    <div className="leftover">
      <strong>{title}</strong>
      {note && <div>{note}</div>}
      <ul>{children}</ul>
    </div>
  );
}
