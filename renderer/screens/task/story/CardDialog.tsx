import { taskStory } from '../../../../shared/story/task-story.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { type DialogControl, DialogFrame } from '../../../dialogs/DialogFrame.tsx';
import { Loading } from '../../../parts/Loading.tsx';
import { useWords } from '../../../words/words.ts';
import { saveCard } from './instruct-acts.ts';

/** 一事一卡: the story of a task in sentences, and the paper of it. */
export function CardDialog({ control, task }: { readonly control: DialogControl; readonly task: string }) {
  const w = useWords('instructions');
  const common = useWords('common');
  const detail = useAnswer('getTask', { task }).value;
  const story = detail ? taskStory(detail) : [];
  return (
    <DialogFrame
      control={control}
      title={w.card}
      okText={w.saveCard}
      okButtonProps={{ disabled: !detail }}
      cancelText={common.close}
      onOk={() => detail && void saveCard(detail.row)}
    >
      {detail ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        <section tabIndex={0} aria-label={w.cardTitle}>
          <p>
            <span className="numbers">{detail.row.number}</span>　{detail.row.title}
          </p>
          <h3>{w.cardTitle}</h3>
          {story.length === 0 && <p>{w.nothing}</p>}
          <ol lang="zh">
            {story.map(({ key, date, sentence }) => (
              <li key={key} className="text-block">
                <span className="numbers">{date}</span>　{sentence}
              </li>
            ))}
          </ol>
        </section>
      ) : (
        <Loading />
      )}
    </DialogFrame>
  );
}
