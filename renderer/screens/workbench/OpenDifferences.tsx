import { Alert, Button } from 'antd';
import { useAnswer } from '../../api/use-answer.ts';
import { go } from '../../routes/router.ts';
import { fill, useWords } from '../../words/words.ts';

/** Stays until everything is decided that can be: ours to decide, or seen to be open elsewhere. */
export function OpenDifferences() {
  const w = useWords('differences');
  const { value } = useAnswer('listDifferences', {});
  const open = (value ?? []).filter(({ ended }) => ended === null);
  const own = open.filter(({ closable }) => closable).length;
  if (open.length === 0) return null;
  return (
    <Alert
      type={own > 0 ? 'warning' : 'info'}
      showIcon
      className="workbench-unfinished"
      title={own > 0 ? fill(w.bannerOwn, { count: own }) : fill(w.bannerOthers, { count: open.length })}
      action={<Button onClick={() => go('differences')}>{w.open}</Button>}
    />
  );
}
