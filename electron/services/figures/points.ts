import { dateOf } from '../../../shared/dates.ts';
import type { Language } from '../../../shared/errors.ts';
import type { PointsView } from '../../../shared/model/views.ts';
import { formatPeriod } from '../../../shared/period.ts';
import { rangeOf } from '../../../shared/report-cycle.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { consolidate } from '../../../shared/rules/figures/consolidate.ts';
import { ranked, schemeInForce, schemes, scoreOf } from '../../../shared/rules/points.ts';
import type { Store } from '../../store/store.ts';
import type { Environment } from '../environment.ts';
import { withStore } from '../lists.ts';
import type { Given, Operations } from '../operations.ts';
import { identityOf, operatorName } from '../own-unit.ts';
import { type Counted, counted } from './counted.ts';

/** 考核计分: behind a switch that is off until a leader's name is given for it. */
export function createPointOperations(env: Environment): Pick<Operations, 'getPoints' | 'switchPoints'> {
  return {
    getPoints: (asked, { language }) => withStore(env, (store) => pointsOf(store, asked, language)),
    switchPoints: (given, { language }) =>
      withStore(env, (store) => {
        const done = switchPoints(store, given);
        return done.ok ? pointsOf(store, { ledger: null, period: null }, language) : done;
      }),
  };
}

const changesOf = (store: Store) =>
  store.records.get('unit', store.meta.get('unit') ?? '')?.fields.scoring ?? [];

/** Refusals: E_POINTS_BY, E_POINTS_SCHEME. */
function switchPoints(store: Store, { scheme, approvedBy }: Given<'switchPoints'>): Result<void> {
  if (approvedBy === '') return fail('E_POINTS_BY');
  const chosen = typeof scheme === 'string' ? schemes[scheme] : scheme;
  const facts = chosen?.lines.map(({ fact }) => fact) ?? [];
  if (chosen && new Set(facts).size !== facts.length) return fail('E_POINTS_SCHEME', { name: chosen.name });
  const identity = identityOf(store);
  const own = store.records.get('unit', identity.id);
  if (!own) throw new Error('a store has its own unit');
  const before = changesOf(store);
  const version = before.reduce((most, change) => Math.max(most, change.scheme?.version ?? 0), 0) + 1;
  store.write({ who: operatorName(identity), via: 'local' }, (writer) => {
    writer.change(own, {
      scoring: [
        ...before,
        {
          scheme: chosen && { ...chosen, version, madeBy: identity.name },
          approvedBy,
          by: identity.operator,
          on: dateOf(store.now()),
          at: store.now(),
        },
      ].slice(-100),
    });
  });
  return ok(undefined);
}

/** Refusals: E_BAD_PERIOD, E_NO_LEDGER, E_AMBIGUOUS. While it is off nothing is counted. */
export function pointsOf(store: Store, asked: Given<'getPoints'>, language: Language): Result<PointsView> {
  const found = counted(store, asked);
  if (!found.ok) return found;
  const changes = changesOf(store).map((change) => ({ ...change }));
  const scheme = schemeInForce(changes);
  const period = formatPeriod(found.value.period);
  if (!scheme) return ok({ scheme: null, changes, period, rows: [], basis: '' });
  return ok({
    scheme,
    changes,
    period,
    rows: [...ranked(unitPoints(store, found.value, scheme))],
    basis: basis[language](scheme.name, scheme.version),
  });
}

function unitPoints(
  store: Store,
  { index, period, tasks }: Counted,
  scheme: NonNullable<PointsView['scheme']>,
): readonly Omit<PointsView['rows'][number], 'place'>[] {
  const { register, rules } = index.counting;
  const figures = consolidate(tasks, { period, cutoff: rules.cutoff, system: 'c1', by: 'share', trend: 1 });
  const { start, end } = rangeOf(period);
  const counts = new Set(tasks.map(({ id }) => id));
  const urged = new Map<string, number>();
  for (const { parent, fields } of store.records.all('urge')) {
    const day = dateOf(fields.urgedAt);
    if (!counts.has(parent ?? '') || day < start || day > end) continue;
    const unit = register.byId(fields.unit)?.id ?? fields.unit;
    urged.set(unit, (urged.get(unit) ?? 0) + 1);
  }
  return figures.units.map(({ unit, reports: { onTime, late, missing }, returns }) => {
    const facts = { onTime, late, missing, returned: returns, urged: urged.get(unit) ?? 0 };
    return { id: unit, name: register.nameOf(unit), facts, points: scoreOf(scheme, facts) };
  });
}

const basis: Readonly<Record<Language, (name: string, version: number) => string>> = {
  zh: (name, version) =>
    `按“${name}”第 ${version} 版计分：按时、迟报、未报、退回和催办次数；领导批示、佐证数量不计分。同分同名次。`,
  en: (name, version) =>
    `By “${name}”, version ${version}: reports in time, late, missing, returned, and urges. Leaders' instructions and the number of files never count. Equal points share a place.`,
};
