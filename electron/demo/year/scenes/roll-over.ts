import { YEAR } from '../calendar.ts';
import type { SchoolPlayer, Stage } from '../stage.ts';
import { type SceneTold, unmet } from './scene.ts';

/** 年度结转: at the end of the year what is not done of one list goes over into the next one, with its units. */
export interface RollOver {
  /** At the bureau, before the last bundles go down. */
  readonly atBureau: () => Promise<void>;
  /** 签收 of what goes on; false where a school has nothing of it. */
  readonly atSchool: (school: SchoolPlayer) => Promise<boolean>;
  readonly outcome: () => Promise<SceneTold>;
}

export function createRollOver({ bureau, schools, jiyuanList }: Stage): RollOver {
  let next = { id: '', title: '' };
  let counts = { rolled: 0, stayed: 0, assigned: 0 };
  const ownIn = async ({ call, name }: SchoolPlayer) =>
    (await call('listTasks', {})).filter(
      ({ ledger, assigned }) => ledger === next.id && assigned.some((unit) => unit.name === name),
    );

  return {
    atBureau: async () => {
      const plan = await bureau.call('planRollOver', { ledger: jiyuanList, year: YEAR, into: null });
      const { ledger, ...numbers } = await bureau.call('rollOver', {
        ledger: jiyuanList,
        year: YEAR,
        into: null,
        title: null,
        lastDay: `${YEAR}-12-31`,
        keepUnits: true,
        tasks: plan.lines.flatMap(({ task, goes }) => (goes ? [{ task, due: null, figures: [] }] : [])),
      });
      next = ledger;
      counts = numbers;
    },
    atSchool: async (school) => {
      const tasks = (await ownIn(school)).map(({ id }) => id);
      if (tasks.length > 0) await school.call('acknowledge', { tasks, by: null });
      return tasks.length > 0;
    },
    outcome: async () => {
      const there = await bureau.call('listTasks', { ledger: next.id });
      const origins = await Promise.all(there.map(({ id }) => bureau.call('getTask', { task: id })));
      const below = await Promise.all(schools.map(ownIn));
      return {
        name: '年度结转',
        seen: `“${next.title}”：结转 ${counts.rolled} 项、${counts.assigned} 项次，留下 ${counts.stayed} 项`,
        missing: unmet({
          有结转也有留下: counts.rolled > 0 && counts.stayed > 0,
          每项都有来处: origins.every(({ rolled }) => rolled.from !== null),
          学校都已签收: below.flat().every(({ state }) => state === 'inProgress'),
          学校都收到: below.flat().length === counts.assigned,
        }),
      };
    },
  };
}
