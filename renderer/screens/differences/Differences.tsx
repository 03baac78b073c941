import { Button, Typography } from 'antd';
import { useAnswer } from '../../api/use-answer.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { Page } from '../../parts/Page.tsx';
import { go } from '../../routes/router.ts';
import { useWords } from '../../words/words.ts';
import { useSpeech } from '../history/use-speech.ts';
import { DifferenceCard } from './DifferenceCard.tsx';
import './differences.css';

/** What two PCs of one unit wrote apart from each other, each with both values until a person has decided. */
export function Differences() {
  const w = useWords('differences');
  const names = useWords('screens');
  const speech = useSpeech();
  const { value, error, reload } = useAnswer('listDifferences', {});
  if (!value) return error ? <Failure error={error} retry={reload} /> : <Loading />;
  return (
    <Page title={names.differences}>
      <Typography.Paragraph type="secondary">{w.intro}</Typography.Paragraph>
      {value.length === 0 && (
        <div className="panel">
          <EmptyState why={w.none}>
            <Button onClick={() => go('workbench')}>{w.toWorkbench}</Button>
          </EmptyState>
        </div>
      )}
      {value.map((difference) => (
        <DifferenceCard key={difference.id} difference={difference} speech={speech} />
      ))}
    </Page>
  );
}
