import { Alert, Button, Flex } from 'antd';
import { FailureHint } from '../../parts/Failure.tsx';
import { go } from '../../routes/router.ts';
import { addIncoming, isBundleName } from '../../state/incoming.ts';
import { fill, useWords } from '../../words/words.ts';
import { enrolCardFile } from '../send/cards.ts';
import { CardHead } from './CardHead.tsx';
import type { Entry } from './entries.ts';
import { addAlias, putAside, recheck } from './receive-store.ts';

interface RefusedCardProps {
  readonly entry: Entry;
  readonly refused: Extract<Entry['state'], { step: 'refused' }>;
}

/** A file that can't be received: why, and the way on where there is one. */
export function RefusedCard({ entry: { path, file }, refused: { error, formerName } }: RefusedCardProps) {
  const w = useWords('receive');
  if (error.code === 'E_IS_CARD') return <CardCard entry={{ path, file }} message={error.message} />;
  return (
    <section
      tabIndex={-1}
      className="panel bundle-card bundle-card-refused"
      aria-label={file}
      data-standing="refused"
    >
      <CardHead title={file} file="">
        <Button size="small" type="text" onClick={() => void recheck([path])}>
          {w.recheck}
        </Button>
        <Button size="small" type="text" onClick={() => putAside([path])}>
          {w.putAside}
        </Button>
      </CardHead>
      <Alert
        type="error"
        showIcon
        title={error.message}
        description={
          <Flex vertical gap="small" align="flex-start">
            <FailureHint error={error} />
            <AliasOffer name={formerName} path={path} />
            {error.code === 'E_NOT_A_BUNDLE' && !isBundleName(file) && (
              <Button
                onClick={() => {
                  putAside([path]);
                  addIncoming([path]);
                  go('import');
                }}
              >
                {w.toImport}
              </Button>
            )}
          </Flex>
        }
      />
    </section>
  );
}

interface CardCardProps {
  readonly entry: Pick<Entry, 'path' | 'file'>;
  readonly message: string;
}

/** A unit card among the bundles is no mistake: it is enrolled right here. */
function CardCard({ entry: { path, file }, message }: CardCardProps) {
  const w = useWords('receive');
  const cards = useWords('cards');
  const enrol = async () => {
    if (await enrolCardFile(path)) putAside([path]);
  };
  return (
    <section className="panel bundle-card" aria-label={file}>
      <CardHead title={file} file={message}>
        <Button size="small" type="primary" ghost onClick={() => void enrol()}>
          {cards.trust}
        </Button>
        <Button size="small" type="text" onClick={() => putAside([path])}>
          {w.putAside}
        </Button>
      </CardHead>
    </section>
  );
}

/** 本单位曾用名: offered where it would make the file ours. */
function AliasOffer({ name, path }: { readonly name: string | null; readonly path: string }) {
  const w = useWords('receive');
  if (name === null) return null;
  return <Button onClick={() => void addAlias(name, path)}>{fill(w.alias, { name })}</Button>;
}

/** Many files for other units, as on a stick that goes from school to school: one card for all. */
export function ForOthersCard({ entries }: { readonly entries: readonly Entry[] }) {
  const w = useWords('receive');
  const title = fill(w.forOthers, { count: entries.length });
  return (
    <section
      tabIndex={-1}
      className="panel bundle-card bundle-card-refused"
      aria-label={title}
      data-standing="refused"
    >
      <CardHead title={title} file={w.forOthersBody}>
        <Button size="small" type="text" onClick={() => putAside(entries.map(({ path }) => path))}>
          {w.putAsideAll}
        </Button>
      </CardHead>
      <details>
        <summary>{w.expand}</summary>
        <ul className="leftover">
          {entries.map(({ path, file, state }) => (
            <li key={path}>
              {file}
              {state.step === 'refused' && <AliasOffer name={state.formerName} path={path} />}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
