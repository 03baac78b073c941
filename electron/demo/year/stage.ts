import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Args, Value } from '../../../shared/contract.ts';
import type { AssignmentState } from '../../../shared/rules/cycle/assignment-machine.ts';
import type { OpenServices } from '../../services/index.ts';
import { type Call, createCaller, Stopped } from '../call.ts';
import { createPlayedClock, type Moment, type Month, type PlayedClock } from './calendar.ts';
import { BUREAU, type School } from './cast.ts';

/** A unit with its store open. */
export interface Player {
  readonly name: string;
  readonly store: string;
  readonly call: Call;
  readonly dump: () => string;
}

export interface SchoolPlayer extends Player {
  readonly school: School;
}

/** Everybody with their stores, the clock they share, and the stick that goes between them. */
export interface Stage {
  readonly clock: PlayedClock;
  readonly bureau: Player;
  readonly schools: readonly SchoolPlayer[];
  /** The bureau's ids of the two lists, of their tasks by number, and of all tasks. */
  readonly jinanList: string;
  readonly jiyuanList: string;
  readonly jinan: ReadonlyMap<number, string>;
  readonly jiyuan: ReadonlyMap<number, string>;
  readonly tasks: readonly string[];
  /** The printed lists, as files. */
  readonly lists: readonly string[];
  /** Bundles of this month lie here until they are received. */
  readonly stick: string;
}

export interface StageOptions {
  readonly open: (dir: string, now: () => number) => Promise<OpenServices>;
  readonly bureauDir: string;
  readonly schoolDir: (name: string) => string;
  readonly lists: readonly string[];
  readonly stick: string;
}

/** The bureau with both lists and all schools in its register, the schools with their own stores. */
export async function setUpStage(
  { open, bureauDir, schoolDir, lists, stick }: StageOptions,
  cast: readonly School[],
): Promise<Stage> {
  const clock = createPlayedClock();
  const enter = async (name: string, store: string): Promise<Player> => {
    const services = await open(store, clock.now);
    const dump = () => {
      const dumped = services.dump();
      if (!dumped.ok) throw new Stopped(dumped.error.code, name);
      return dumped.value;
    };
    return { name, store, call: createCaller(services), dump };
  };
  const bureau = await enter(BUREAU, bureauDir);
  await bureau.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: '督办科' });
  for (const path of lists) await bureau.call('importList', { path, edits: [] });
  const rows = cast.map(({ name, code }) => ({
    name,
    code,
    kind: 'school' as const,
    district: null,
    aliases: [],
    groups: ['市属职业院校'],
    contactPerson: '办公室联络员',
  }));
  await bureau.call('addUnits', { rows });
  const schools: SchoolPlayer[] = [];
  for (const school of cast) {
    const player = await enter(school.name, schoolDir(school.name));
    await player.call('createUnit', {
      name: school.name,
      role: 'school',
      code: school.code,
      operator: '办公室',
    });
    schools.push({ ...player, school });
  }
  const tasks = await bureau.call('listTasks', {});
  const [jinanList = '', jiyuanList = ''] = new Set(tasks.map(({ ledger }) => ledger));
  const numbered = (list: string) =>
    new Map(tasks.filter(({ ledger }) => ledger === list).map(({ seq, id }) => [seq ?? 0, id]));
  return {
    clock,
    bureau,
    schools,
    stick,
    lists,
    jinanList,
    jiyuanList,
    jinan: numbered(jinanList),
    jiyuan: numbered(jiyuanList),
    tasks: tasks.map(({ id }) => id),
  };
}

const folderOf = ({ stick }: Stage, way: 'down' | 'up', month: Month, moment: Moment): string =>
  join(stick, way, `${month}-${moment}`);

/** 下发: a bundle for each school, carried to those that can read it. */
export async function carryDown(
  stage: Stage,
  month: Month,
  moment: Moment,
  canRead: (school: SchoolPlayer) => boolean,
): Promise<void> {
  const { files } = await stage.bureau.call('exportBundles', {
    to: 'all',
    dir: folderOf(stage, 'down', month, moment),
    kind: 'issue',
  });
  for (const school of stage.schools.filter(canRead)) {
    const paths = files.filter(({ to }) => to.name === school.name).map(({ path }) => path);
    if (paths.length > 0) await receiveAll(school, paths);
  }
}

export async function submit(
  stage: Stage,
  school: SchoolPlayer,
  month: Month,
  moment: Moment = 'report',
): Promise<void> {
  await school.call('exportBundles', {
    to: [BUREAU],
    dir: folderOf(stage, 'up', month, moment),
    kind: 'submit',
  });
}

/** 接收 of everything that lies on the stick. */
export async function collect(stage: Stage, month: Month, moment: Moment = 'report'): Promise<void> {
  const dir = folderOf(stage, 'up', month, moment);
  mkdirSync(dir, { recursive: true });
  const paths = readdirSync(dir)
    .sort()
    .map((name) => join(dir, name));
  if (paths.length > 0) await receiveAll(stage.bureau, paths);
}

/** Every file must be taken, and every record in it. */
async function receiveAll({ name, call }: Player, paths: readonly string[]): Promise<void> {
  const { results } = await call('receiveBundles', { paths: [...paths], trustNew: true, dryRun: false });
  for (const result of results) {
    if (!result.ok) throw new Stopped('E_YEAR', `${name}: ${result.file}: ${result.error.message}`);
    const [refused] = result.refused;
    if (refused) throw new Stopped('E_YEAR', `${name}: ${result.file}: ${JSON.stringify(refused)}`);
  }
}

/** How a task and one unit's share of it stand, as a store sees them. */
export interface Standing {
  readonly task: string;
  readonly assignment: AssignmentState;
}

/** What a store that does not hold the task would say of it. */
const UNKNOWN: Standing = { task: 'registered', assignment: 'notAssigned' };

const OF_ASSIGNMENT: ReadonlySet<string> = new Set<AssignmentState>([
  'assigned',
  'awaitingAcknowledgement',
  'returnedForReassignment',
]);

export async function standingAt(
  player: Player,
  task: string,
  unit: string,
): Promise<{ readonly known: boolean; readonly standing: Standing }> {
  const detail = await taskAt(player, task);
  if (!detail) return { known: false, standing: UNKNOWN };
  const given = detail.assignments.find((assignment) => assignment.unit.name === unit);
  const { state } = detail.row;
  if (!given) return { known: true, standing: { task: state, assignment: 'notAssigned' } };
  // A task whose assignment was withdrawn is nothing to that unit any more, and registered for the body that issued it.
  if (given.state === 'cancelled') {
    const decided = detail.decisions.some(({ verdict }) => verdict === 'cancel');
    return { known: true, standing: { task: decided ? state : 'registered', assignment: 'cancelled' } };
  }
  const assignment = OF_ASSIGNMENT.has(state) ? (state as AssignmentState) : 'inProgress';
  return { known: true, standing: { task: state, assignment } };
}

export async function taskAt({ call }: Player, task: string): Promise<Value<'getTask'> | null> {
  try {
    return await call('getTask', { task });
  } catch (error) {
    if (error instanceof Stopped && error.failure.error.code === 'E_NO_TASK') return null;
    throw error;
  }
}

export const blank: Args<'saveDraft'>['draft'] = {
  text: '',
  percent: null,
  actuals: [],
  problems: '',
  next: '',
  noChange: null,
  evidence: [],
  reason: null,
};
