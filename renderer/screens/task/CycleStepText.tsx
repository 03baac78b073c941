import { momentOf } from '../../../shared/dates.ts';
import { periodText } from '../../parts/period-text.ts';
import { useLanguage } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';
import type { CycleEvent } from './cycle-events.ts';

/** One step of the cycle in the time-line: what, when, by whom, with its words. */
export function CycleStepText({ event }: { readonly event: CycleEvent }) {
  const { title, lines } = useTelling(event);
  return (
    <div>
      <strong>{title}</strong>
      <div className="task-event-who numbers">
        {momentOf(event.at)}
        {event.who !== '' && ` · ${event.who}`}
      </div>
      {lines.map((line) => (
        <div key={line} className="text-block">
          {line}
        </div>
      ))}
    </div>
  );
}

function useTelling({ step }: CycleEvent): { readonly title: string; readonly lines: readonly string[] } {
  const w = useWords('cycle');
  const values = useWords('recordValues');
  const language = useLanguage();
  const said = (...lines: readonly (string | null | false)[]) =>
    lines.filter((line): line is string => typeof line === 'string' && line !== '');
  switch (step.type) {
    case 'answer':
      return { title: step.accepted ? w.eventAcknowledged : w.eventDeclined, lines: said(step.reason) };
    case 'request': {
      const { type, date, text, reason, late } = step.request;
      return {
        title: fill(w.eventRequest, { what: w[`ask_${type}`] }),
        lines: said(late && w.lateAsk, date && fill(w.askedDate, { date }), text, reason),
      };
    }
    case 'reply': {
      const period = periodText(step.period, language);
      const title = step.request
        ? fill(step.accepted ? w.eventReplyAccepted : w.eventReplyReturned, {
            what: w[`ask_${step.request}`],
          })
        : fill(step.accepted ? w.eventReviewAccepted : w.eventReviewReturned, { period });
      return { title, lines: said(step.date && fill(w.untilDate, { date: step.date }), step.text) };
    }
    case 'urge': {
      const { unit, light, limit, text, answered } = step.urge;
      return {
        title: fill(w.eventUrge, { unit: unit.name }),
        lines: said(
          light && fill(w.urgeLight, { light: light.word }),
          fill(w.urgeLimit, { limit }),
          text,
          answered && w.urgeAnswered,
        ),
      };
    }
    case 'decision': {
      const { verdict, date, text, conclusion, year } = step.decision;
      const what = values[`verdict_${verdict}`];
      return {
        title: fill(w.eventDecision, { what: year === null ? what : `${what} ${year}` }),
        lines: said(
          date && fill(verdict === 'approve' ? w.approvedOn : w.untilDate, { date }),
          conclusion && fill(w.conclusion, { conclusion: values[`conclusion_${conclusion}`] }),
          text,
        ),
      };
    }
  }
}
