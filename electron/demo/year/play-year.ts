import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LightLevel } from '../../../shared/model/rule-set.ts';
import { createRandom, type Random } from '../../../shared/random.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { presetNames, presets } from '../../../shared/rules/lights/presets.ts';
import type { OpenServices } from '../../services/index.ts';
import { Stopped } from '../call.ts';
import { type Agreement, compareSides } from './agree.ts';
import { dayOf, MONTHS, type Month } from './calendar.ts';
import { castOf } from './cast.ts';
import { type CorrespondencePlay, createCorrespondencePlay } from './correspond.ts';
import { assignEveryday, atItsPc, clearDesk, type Done, dealTasks, fillIn, typeFor } from './everyday.ts';
import { createFired, type Fired, type FiredStep } from './fired.ts';
import { createScenes } from './scenes/all.ts';
import { createRollOver } from './scenes/roll-over.ts';
import type { Scene, SceneTold } from './scenes/scene.ts';
import { carryDown, collect, type SchoolPlayer, type Stage, setUpStage, submit } from './stage.ts';
import { correspondence, ruleSets, tracks } from './story.ts';
import { createTrackPlay, type TrackPlay } from './track.ts';
import { createWalked, type Walked, type WalkedRow } from './walked.ts';

export interface YearOptions {
  readonly open: (dir: string, now: () => number) => Promise<OpenServices>;
  readonly bureauDir: string;
  readonly schoolDir: (name: string) => string;
  readonly lists: readonly string[];
  readonly schools: number;
  readonly seed: number;
  /** Told when a month is over. */
  readonly monthOver?: (month: Month) => void;
}

export interface Year {
  readonly seed: number;
  readonly stores: readonly { readonly unit: string; readonly store: string }[];
  readonly transitions: readonly WalkedRow[];
  readonly lights: readonly FiredStep[];
  readonly scenes: readonly SceneTold[];
  readonly agreements: readonly Agreement[];
}

/** So many problems are told. */
const TOLD = 8;

/** Everything that goes on in the year. */
interface Play {
  readonly stage: Stage;
  readonly tracks: readonly TrackPlay[];
  readonly letters: CorrespondencePlay;
  readonly scenes: readonly Scene[];
  readonly dealt: ReadonlyMap<SchoolPlayer, readonly string[]>;
  readonly fired: Fired;
}

/**
 * A year between a bureau and its schools, through bundles only: the same operations as everybody's, a clock that is set,
 * everything by chance from the seed. Refused with E_YEAR, the stores left as they are, when a step leads elsewhere than
 * the tables say, when a row of a table was not gone through, a rule of a shipped set gave no light or left it
 * unexplained, a scene lacks something, or the sides differ at its end.
 */
export async function playYear(options: YearOptions): Promise<Result<Year>> {
  const stick = mkdtempSync(join(tmpdir(), 'taizhang-'));
  const opened: OpenServices[] = [];
  try {
    const random = createRandom(options.seed);
    const walked = createWalked();
    const open: YearOptions['open'] = async (dir, now) => {
      const services = await options.open(dir, now);
      opened.push(services);
      return services;
    };
    const stage = await setUpStage({ ...options, open, stick }, castOf(options.schools, random));
    const play = await begin(stage, walked, random);
    for (const month of MONTHS) {
      await playMonth(play, month, random);
      options.monthOver?.(month);
    }
    const year = await closeYear(play, walked, options.seed);
    const problems = problemsOf(year);
    if (problems.length > 0) throw new Stopped('E_YEAR', problems.slice(0, TOLD).join('；'));
    return ok(year);
  } catch (error) {
    if (error instanceof Stopped) return error.failure;
    throw error;
  } finally {
    for (const services of opened) services.close();
    rmSync(stick, { recursive: true, force: true });
  }
}

/** What the year must show and does not; empty when it came out. */
export const problemsOf = ({ transitions, lights, scenes, agreements }: Year): readonly string[] => [
  ...transitions
    .filter(({ times }) => times === 0)
    .map(({ machine, from, action, to }) => `${machine}: ${from} ${action} ${to}`),
  ...lights
    .filter((step) => !isExplained(step))
    .map(({ set, rule, test, level }) => `${set} ${rule} ${test} ${level}`),
  ...scenes.flatMap(({ name, missing }) => missing.map((each) => `${name}: ${each}`)),
  ...agreements.flatMap(({ school, differences }) => differences.map((each) => `${school}: ${each}`)),
];

const WARNINGS: ReadonlySet<string> = new Set<LightLevel>(['red', 'warning', 'attention']);

/** It gave a light, which said why, and where it is a warning how it is cleared. */
const isExplained = ({ shown, level }: FiredStep): boolean =>
  shown !== null && shown.reason !== '' && (!WARNINGS.has(level) || shown.clear !== '');

async function begin(stage: Stage, walked: Walked, random: Random): Promise<Play> {
  const { bureau, jinan } = stage;
  for (const { seq, changes } of tracks)
    if (changes) await bureau.call('editTask', { task: jinan.get(seq) ?? '', changes });
  const played = tracks.map((track) => createTrackPlay(track, stage, walked));
  const scenes = createScenes(stage);
  const taken = [...played.map(({ task }) => task), ...scenes.flatMap(({ tasks }) => tasks)];
  const dealt = dealTasks(stage, new Set(taken), random);
  await assignEveryday(stage, dealt);
  const letters = createCorrespondencePlay(correspondence, stage, walked);
  return { stage, tracks: played, letters, scenes, dealt, fired: createFired() };
}

async function playMonth(play: Play, month: Month, random: Random): Promise<void> {
  const { stage, letters, dealt } = play;
  stage.clock.set(month, 'issue');
  const preset = ruleSets[month];
  if (preset) await stage.bureau.call('adoptRules', { preset, set: null });
  for (const each of [...play.tracks, ...play.scenes]) await each.atBureau(month, 'issue');
  const reading = stage.schools.filter((school) => atItsPc(school, month));
  await issue(play, month, reading);

  stage.clock.set(month, 'report');
  for (const school of reading) await reportFrom(play, school, month, random);

  stage.clock.set(month, 'desk');
  const heard = await watch(play.tracks, 'up', month);
  await collect(stage, month);
  await heard();
  for (const [school, tasks] of dealt)
    if (!atItsPc(school, month)) await typeFor(stage, school, tasks, month, random);
  for (const each of [...play.tracks, ...play.scenes]) await each.atBureau(month, 'desk');
  await letters.atDesk(month);
  const told = new Set([
    ...play.tracks.map(({ task }) => task),
    ...play.scenes.flatMap(({ tasks }) => tasks),
  ]);
  await clearDesk(
    stage,
    ({ task, request, report }) =>
      (request !== null && told.has(task.id)) ||
      (task.id === letters.task && report?.period === correspondence.period),
  );

  stage.clock.set(month, 'cutoff');
  await lookAtLights(play, month);
}

/** The bundles of a month, and what each side must see before and after. */
async function issue(
  { stage, tracks: played, letters }: Play,
  month: Month,
  reading: readonly SchoolPlayer[],
) {
  const here = played.filter(({ school }) => reading.includes(school));
  const told = await watch(here, 'down', month);
  const answered = await letters.aroundIssue(month);
  await carryDown(stage, month, 'issue', (school) => reading.includes(school));
  await told();
  await answered();
}

async function watch(played: readonly TrackPlay[], what: 'down' | 'up', month: Month) {
  const checks: (() => Promise<void>)[] = [];
  for (const track of played) checks.push(await track.around(what, month));
  return async () => {
    for (const check of checks) await check();
  };
}

/** A school's day at the sheet: the tasks of the story, the everyday, one sign-off, one file. */
async function reportFrom(
  { stage, tracks: all, letters, scenes, dealt }: Play,
  school: SchoolPlayer,
  month: Month,
  random: Random,
): Promise<void> {
  const own = all.filter((track) => track.school === school);
  if (letters.school === school) await letters.atSchool(month);
  const done: Done[] = [];
  for (const track of own) done.push(await track.prepare(month));
  for (const scene of scenes) done.push(await scene.atSchool(school, month));
  done.push(await fillIn(stage, school, dealt.get(school) ?? [], month, random));
  if (done.includes('drafted')) {
    const checks: (() => Promise<void>)[] = [];
    for (const track of own) checks.push(await track.around('signOff', month));
    await school.call('signOff', { period: null, by: '校长' });
    for (const check of checks) await check();
  }
  if (done.some((each) => each !== 'nothing')) await submit(stage, school, month);
}

/** At the cut-off every light is looked at, on both sides. */
async function lookAtLights({ stage, fired }: Play, month: Month): Promise<void> {
  for (const { light, unit, title } of await allShares(stage))
    if (light) fired.see(light, `${month}月 ${unit.name} ${title.slice(0, 12)}`);
  for (const { name, call } of stage.schools)
    for (const { light, title } of await call('listTasks', {}))
      if (light) fired.see(light, `${month}月 ${name} ${title.slice(0, 12)}`);
}

const PAGE = 500;
type Shares = Awaited<ReturnType<typeof sharePage>>['rows'];

async function allShares(stage: Stage): Promise<Shares> {
  const first = await sharePage(stage, 0);
  const rows = [...first.rows];
  while (rows.length < first.total) rows.push(...(await sharePage(stage, rows.length)).rows);
  return rows;
}

const sharePage = ({ bureau }: Stage, offset: number) =>
  bureau.call('listShares', {
    question: { ledger: null, period: null, system: 'c1', by: 'share' },
    filter: { unit: null, column: null, level: null, completion: null, report: null },
    offset,
    limit: PAGE,
  });

/** One list goes over into the next year, the last bundles are carried, and every screen is left at the year's last day. */
async function closeYear(play: Play, walked: Walked, seed: number): Promise<Year> {
  const { stage, fired } = play;
  const rollOver = createRollOver(stage);
  await rollOver.atBureau();
  await issue(play, 12, stage.schools);
  for (const school of stage.schools)
    if (await rollOver.atSchool(school)) await submit(stage, school, 12, 'cutoff');
  await collect(stage, 12, 'cutoff');
  const scenes: SceneTold[] = [];
  for (const { name, outcome } of play.scenes) scenes.push({ name, ...(await outcome()) });
  scenes.push(await rollOver.outcome());
  for (const { call } of [stage.bureau, ...stage.schools])
    await call('chooseCutoff', { date: dayOf(12, 'cutoff') });
  return {
    seed,
    stores: [stage.bureau, ...stage.schools].map(({ name, store }) => ({ unit: name, store })),
    transitions: walked.rows(),
    lights: fired.steps(presetNames.map((name) => presets[name])),
    scenes,
    agreements: await compareSides(stage),
  };
}
