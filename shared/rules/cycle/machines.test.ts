import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type TaskState, taskStates } from '../../model/views.ts';
import { assignmentMachine, assignmentStates } from './assignment-machine.ts';
import type { Decision } from './decisions.ts';
import { type CycleFacts, roundOf, taskStateOf } from './situation.ts';
import { submissionMachine, submissionStates } from './submission-machine.ts';
import { type TaskAction, taskActions } from './task-actions.ts';
import { taskMachine } from './task-machine.ts';
import type { Machine } from './transition.ts';
import { actionName, stateName } from './words.ts';

function reachable<S extends string, A extends string>(machine: Machine<S, A>): readonly S[] {
  const seen = new Set<S>([machine.initial]);
  for (const state of seen) for (const row of machine.table) if (row.from === state) seen.add(row.to);
  return [...seen].sort();
}

describe('each machine', () => {
  test('reaches every one of its states, and no other', () => {
    expect(reachable(taskMachine)).toEqual([...taskStates].sort());
    expect(reachable(assignmentMachine)).toEqual([...assignmentStates].sort());
    expect(reachable(submissionMachine)).toEqual([...submissionStates].sort());
  });

  test('has one outcome for an action in a state', () => {
    for (const { table } of [taskMachine, assignmentMachine, submissionMachine]) {
      const keys = table.map(({ from, action }) => `${from} ${action}`);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test('no sequence of actions leaves its states', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...taskActions)), (actions) => {
        let state: TaskState = taskMachine.initial;
        for (const action of actions) state = taskMachine.step(state, action)?.to ?? state;
        expect(taskStates).toContain(state);
      }),
    );
  });

  test('a state and an action are named in both languages', () => {
    for (const state of taskStates) expect(stateName(state).en).toMatch(/^[ -~]+$/);
    for (const action of taskActions) {
      expect(actionName(action).zh).toMatch(/^[\u4e00-\u9fff]+$/);
      expect(actionName(action).en).toMatch(/^[ -~]+$/);
    }
  });
});

test('办结 is not 销号: a task is struck off only once it was completed, and both can be reopened', () => {
  expect(taskMachine.step('inProgress', 'strikeOff')).toBe(null);
  expect(taskMachine.step('underReview', 'complete')?.to).toBe('completed');
  expect(taskMachine.step('completed', 'strikeOff')?.to).toBe('struckOff');
  for (const state of ['completed', 'struckOff'] as const)
    expect(taskMachine.step(state, 'reopen')?.to).toBe('inProgress');
});

test('an extension is asked for only while a task is handled', () => {
  const askable = taskStates.filter((state) => taskMachine.step(state, 'requestExtension'));
  expect(askable).toEqual(['inProgress']);
});

/** One unit and the body that issued to it, told as records: what the stores keep in place of a state. */
class Story {
  readonly facts: {
    -readonly [K in keyof CycleFacts]: CycleFacts[K] extends readonly (infer T)[] ? T[] : CycleFacts[K];
  } = {
    assignments: [],
    acknowledgements: [],
    requests: [],
    decisions: [],
    reported: new Set(),
    drafting: new Set(),
  };
  received = false;
  private next = 0;

  private id(): string {
    this.next += 1;
    return String(this.next).padStart(6, '0');
  }

  private decide(verdict: Decision['verdict'], subject: string | null = null): void {
    const number = this.facts.decisions.length + 1;
    const nothing = { unit: null, text: '', date: null, conclusion: null, year: null };
    this.facts.decisions.push({ ...nothing, id: this.id(), verdict, subject, number });
  }

  private answerOpen(type: string, verdict: 'accept' | 'return'): void {
    for (const request of this.facts.requests)
      if (request.type === type && !this.facts.decisions.some((d) => d.subject === request.id))
        this.decide(verdict, request.id);
  }

  private answer(answer: 'accepted' | 'declined'): void {
    const [assignment] = this.facts.assignments;
    if (assignment)
      this.facts.acknowledgements.push({ id: this.id(), unit: 'U', round: roundOf(assignment), answer });
  }

  /** Writes what this action leaves behind. */
  tell(action: TaskAction): void {
    const ask = (type: CycleFacts['requests'][number]['type']) =>
      this.facts.requests.push({ id: this.id(), unit: 'U', type });
    const renew = (state: 'assigned' | 'cancelled', round: number) => {
      this.received = false;
      this.facts.assignments = [{ unit: 'U', role: 'lead', state, round }];
    };
    const [present] = this.facts.assignments;
    const round = present ? roundOf(present) : 0;
    const steps: Partial<Record<TaskAction, () => unknown>> = {
      assign: () => renew('assigned', round + 1),
      withdraw: () => renew('cancelled', round),
      arrive: () => {
        this.received = true;
      },
      acknowledge: () => this.answer('accepted'),
      decline: () => this.answer('declined'),
      report: () => {
        this.facts.reported = new Set(['U']);
      },
      urge: () => null,
      requestExtension: () => ask('extend'),
      requestChange: () => ask('change'),
      requestCompletion: () => ask('close'),
      requestStrikeOff: () => ask('strikeOff'),
      answerChange: () => this.answerOpen('change', 'accept'),
      refuseExtension: () => this.answerOpen('extend', 'return'),
      refuseCompletion: () => this.answerOpen('close', 'return'),
    };
    const answered: Partial<Record<TaskAction, readonly [type: string, verdict: 'accept' | 'return']>> = {
      extend: ['extend', 'accept'],
      complete: ['close', 'accept'],
      strikeOff: ['strikeOff', 'accept'],
      refuseStrikeOff: ['strikeOff', 'return'],
    };
    const step = steps[action];
    if (step) {
      step();
      return;
    }
    const answer = answered[action];
    if (answer) this.answerOpen(...answer);
    this.decide(action as Decision['verdict']);
  }
}

test('the state that records amount to is the state of the table, after any sequence of allowed actions', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...taskActions), { maxLength: 60 }), (actions) => {
      let state: TaskState = taskMachine.initial;
      const story = new Story();
      for (const action of actions) {
        const row = taskMachine.step(state, action);
        if (!row) continue;
        state = row.to;
        story.tell(action);
        const view = { own: new Set(['U']), received: story.received };
        expect(taskStateOf(story.facts, view), `${row.from} ${action}`).toBe(state);
      }
    }),
    { numRuns: 300 },
  );
});

describe('a task of several units', () => {
  const nothing: CycleFacts = {
    assignments: [],
    acknowledgements: [],
    requests: [],
    decisions: [],
    reported: new Set(),
    drafting: new Set(),
  };
  const bureau = { own: new Set<string>(), received: false };
  const given = (unit: string, role: 'lead' | 'cooperate' = 'cooperate') =>
    ({ unit, role, state: 'assigned' }) as const;
  const accepted = (unit: string) => ({ id: `ack ${unit}`, unit, round: 1, answer: 'accepted' }) as const;

  test('is in progress once one of them has begun', () => {
    const facts = { ...nothing, assignments: [given('A', 'lead'), given('B')] };
    expect(taskStateOf(facts, bureau)).toBe('assigned');
    expect(taskStateOf({ ...facts, acknowledgements: [accepted('B')] }, bureau)).toBe('inProgress');
  });

  test('is returned when its lead sends it back, whatever the others do', () => {
    const declined = { id: 'no', unit: 'A', round: 1, answer: 'declined' } as const;
    const facts = {
      ...nothing,
      assignments: [given('A', 'lead'), given('B')],
      acknowledgements: [declined, accepted('B')],
    };
    expect(taskStateOf(facts, bureau)).toBe('returnedForReassignment');
    const again = [{ ...given('A', 'lead'), round: 2 }, given('B')];
    expect(taskStateOf({ ...facts, assignments: again }, bureau)).toBe('inProgress');
  });

  test('is for each unit what its own share is', () => {
    const facts = {
      ...nothing,
      assignments: [given('A', 'lead'), given('B')],
      acknowledgements: [accepted('A')],
    };
    expect(taskStateOf(facts, { own: new Set(['A']), received: true })).toBe('inProgress');
    expect(taskStateOf(facts, { own: new Set(['B']), received: true })).toBe('awaitingAcknowledgement');
  });

  test('without assignments in force it is registered, for the body and where it had been issued to alike', () => {
    const facts = { ...nothing, assignments: [{ ...given('A'), state: 'cancelled' as const }] };
    expect(taskStateOf(facts, bureau)).toBe('registered');
    expect(taskStateOf(facts, { own: new Set(['A']), received: true })).toBe('registered');
  });

  test('a report alone acknowledges the first round, and only that', () => {
    const reported = new Set(['A']);
    const view = { own: new Set(['A']), received: true };
    expect(taskStateOf({ ...nothing, assignments: [given('A')], reported }, view)).toBe('inProgress');
    expect(taskStateOf({ ...nothing, assignments: [{ ...given('A'), round: 2 }], reported }, view)).toBe(
      'awaitingAcknowledgement',
    );
  });
});
