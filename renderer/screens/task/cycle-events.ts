import type { RequestView, TaskDetail, UrgeView } from '../../../shared/model/views.ts';

type Decision = TaskDetail['decisions'][number];

/** What a step of the cycle says in the time-line. */
export type CycleStep =
  | { readonly type: 'answer'; readonly accepted: boolean; readonly reason: string | null }
  | { readonly type: 'request'; readonly request: RequestView }
  | {
      readonly type: 'reply';
      readonly accepted: boolean;
      readonly text: string;
      readonly date: string | null;
      /** The request it answers; else the period of the report. */
      readonly request: RequestView['type'] | null;
      readonly period: string;
    }
  | { readonly type: 'decision'; readonly decision: Decision }
  | { readonly type: 'urge'; readonly urge: UrgeView };

export interface CycleEvent {
  readonly key: string;
  readonly at: number;
  readonly who: string;
  readonly step: CycleStep;
}

export type CycleParts = Pick<TaskDetail, 'reports'> &
  Partial<Pick<TaskDetail, 'acknowledgements' | 'requests' | 'decisions' | 'urges'>>;

const named = (...names: readonly (string | null | undefined)[]): string => names.filter(Boolean).join(' · ');

/** Answers, requests, replies and decisions, in no order. */
export function cycleEvents({
  reports,
  acknowledgements = [],
  requests = [],
  decisions = [],
  urges = [],
}: CycleParts): readonly CycleEvent[] {
  return [
    ...acknowledgements.map(
      ({ id, at, unit, by, answer, reason }): CycleEvent => ({
        key: id,
        at,
        who: named(unit.name, by),
        step: { type: 'answer', accepted: answer === 'accepted', reason },
      }),
    ),
    ...requests.map(
      (request): CycleEvent => ({
        key: request.id,
        at: request.signedOffAt,
        who: named(request.unit.name, request.signedOffBy ?? request.filledBy),
        step: { type: 'request', request },
      }),
    ),
    ...[
      ...reports.map((report) => ({ ...report, request: null })),
      ...requests.map((request) => ({ ...request, request: request.type })),
    ].flatMap(({ id, answer, request, period }): readonly CycleEvent[] =>
      answer
        ? [
            {
              key: `reply ${id}`,
              at: answer.at,
              who: named(answer.by, answer.approvedBy),
              step: { type: 'reply', request, period, ...answer },
            },
          ]
        : [],
    ),
    ...urges.map(
      (urge): CycleEvent => ({
        key: urge.id,
        at: urge.at,
        who: named(urge.by),
        step: { type: 'urge', urge },
      }),
    ),
    ...decisions.map(
      (decision): CycleEvent => ({
        key: decision.id,
        at: decision.at,
        who: named(decision.by, decision.approvedBy),
        step: { type: 'decision', decision },
      }),
    ),
  ];
}
