import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleLists } from '../electron/services/example.ts';
import { draft, openUnit, seedsDir, type TestUnit, unitRow } from '../electron/services/test-stores.ts';
import { dateOf } from '../shared/dates.ts';
import type { LedgerRow } from '../shared/model/views.ts';
import { monthOf } from '../shared/period.ts';

/**
 * A bureau in the middle of its year and one of its schools: both lists, months of reports, one of everything that
 * waits. Beside them lie `card.tzb`, the card of the school, and `archive.tzb`, the bureau's own.
 */
export interface BusyStores {
  readonly bureau: string;
  readonly school: string;
  /** Months that were reported and reviewed, the last of them before the present one. */
  readonly periods: readonly string[];
}

const BUREAU = '济南市教育局';
const SCHOOLS = [
  { name: '济南职业学院', code: '4137012345', district: '市中区' },
  { name: '济南工程职业技术学院', code: '4137012346', district: '历城区' },
  { name: '莱芜职业技术学院', code: '4137012347', district: '莱芜区' },
  { name: '济南护理职业学院', code: '4137012348', district: '历城区' },
  { name: '济南信息工程学校', code: '3137012349', district: '天桥区' },
] as const;
const TEXTS = [
  '已成立工作专班，完成骨干专业人才培养方案论证，形成试办方案初稿。',
  '与合作企业签订协议 2 份，实训设备采购完成招标；因配套资金尚未到位，二期设备的安装推迟到下月，已与施工单位商定分批进场。',
  '建设方案通过校内论证，已报送省厅；重点专业群完成中期自评。',
  '实训基地一期土建完工，正在安装调试设备。',
];
/** Tasks that each school shares in, from the front of both lists. */
const SHARED = 24;

export async function playBusy(root: string): Promise<BusyStores> {
  const opened: (() => void)[] = [];
  const enter = (dir: string) => openUnit(dir, {}, (clean) => opened.push(clean));
  const month = monthOf(dateOf(Date.now()));
  const periods = [-3, -2, -1].map((step) => monthBefore(month, step));
  const bureau = await enter(join(root, 'bureau'));
  const tasks = await openBureau(bureau);
  const schools = await foundSchools(root, enter);
  await carry(bureau, schools, root, 'start');
  for (const [round, period] of periods.entries()) {
    for (const school of schools) await report(school, period, round);
    await carryUp(bureau, schools, root, period);
    await reviewAll(bureau);
    await carry(bureau, schools, root, period);
  }
  const [first] = schools;
  if (!first) throw new Error('no school');
  for (const school of schools.slice(1, 4)) {
    await report(school, month, periods.length);
    await requests(school, month);
  }
  await carryUp(bureau, schools.slice(1, 4), root, month);
  await leaveWork(first, month);
  await bureau.call('urge', {
    items: tasks.slice(0, 3).map(({ id }) => ({ task: id, unit: SCHOOLS[0].name })),
    text: '请补报本期进展。',
    limit: `${month}-28`,
    by: '督办科',
  });
  await partWays(bureau, root, enter);
  await first.call('writeCard', { path: join(root, 'card.tzb') });
  const { files } = await bureau.call('exportBundles', { to: 'all', dir: root, kind: 'archive' });
  for (const { path } of files) renameSync(path, join(root, 'archive.tzb'));
  for (const unit of [bureau, first]) await unit.call('saveSettings', { theme: 'system' });
  for (const close of opened) close();
  return { bureau: join(root, 'bureau'), school: join(root, SCHOOLS[0].name), periods };
}

type Enter = (dir: string) => Promise<TestUnit>;

const monthBefore = (month: string, step: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + step, 1)).toISOString().slice(0, 7);
};

/** Both lists, the schools, rules, a checklist and what is assigned. */
async function openBureau(bureau: TestUnit): Promise<readonly LedgerRow[]> {
  await bureau.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: '督办科' });
  for (const path of exampleLists(seedsDir)) await bureau.call('importList', { path, edits: [] });
  await bureau.call('addUnits', {
    rows: SCHOOLS.map(({ name, code, district }) =>
      unitRow(name, { code, district, kind: 'school', groups: ['职业院校'] }),
    ),
  });
  await bureau.call('assignPrinted', {});
  const rows = await bureau.call('listTasks', {});
  const chosen = [...rows.slice(0, SHARED - 6), ...rows.slice(-6)];
  for (const [index, { name }] of SCHOOLS.entries()) {
    const lead = chosen.filter((_, at) => at % SCHOOLS.length === index).map(({ id }) => id);
    const others = chosen.map(({ id }) => id).filter((id) => !lead.includes(id));
    await bureau.call('assign', { tasks: lead, unit: name, role: 'lead' });
    await bureau.call('assign', { tasks: others, unit: name, role: 'cooperate' });
  }
  for (const { id } of await bureau.call('listLedgers', {}))
    await bureau.call('saveChecklist', { ledger: id, lines: null });
  await bureau.call('adoptRules', { preset: 'default', set: null });
  return chosen;
}

async function foundSchools(root: string, enter: Enter): Promise<readonly TestUnit[]> {
  const units: TestUnit[] = [];
  for (const { name, code } of SCHOOLS) {
    const unit = await enter(join(root, name));
    await unit.call('createUnit', { name, role: 'school', code, operator: '办公室' });
    units.push(unit);
  }
  return units;
}

/** Files down, one school each, all received. */
async function carry(
  bureau: TestUnit,
  schools: readonly TestUnit[],
  root: string,
  visit: string,
): Promise<void> {
  const dir = join(root, 'stick', `down-${visit}`);
  mkdirSync(dir, { recursive: true });
  const { files } = await bureau.call('exportBundles', {
    to: SCHOOLS.map(({ name }) => name),
    dir,
    kind: 'issue',
    carriedBy: '督办科 李',
    medium: '内网 U 盘 03 号',
  });
  for (const [index, school] of schools.entries()) {
    const paths = files.filter(({ to }) => to.name === SCHOOLS[index]?.name).map(({ path }) => path);
    await school.call('receiveBundles', { paths, trustNew: true, dryRun: false });
  }
}

async function carryUp(
  bureau: TestUnit,
  schools: readonly TestUnit[],
  root: string,
  visit: string,
): Promise<void> {
  const dir = join(root, 'stick', `up-${visit}`);
  mkdirSync(dir, { recursive: true });
  for (const school of schools) await school.call('exportBundles', { to: [BUREAU], dir, kind: 'submit' });
  const paths = readdirSync(dir).map((name) => join(dir, name));
  await bureau.call('receiveBundles', { paths, trustNew: true, dryRun: false });
}

async function fill(school: TestUnit, period: string, round: number): Promise<void> {
  const { rows } = await school.call('getSheet', { period });
  for (const [index, row] of rows.entries()) {
    const quiet = index % 5 === 4;
    const indicator = row.indicators[0];
    const target = indicator?.value ?? indicator?.min ?? null;
    await school.call('saveDraft', {
      task: row.task,
      period,
      draft: draft({
        text: quiet ? '' : `${TEXTS[(index + round) % TEXTS.length]}`,
        percent: quiet ? null : Math.min(95, 10 + round * 15 + ((index * 7) % 40)),
        actuals:
          quiet || indicator === undefined || target === null
            ? []
            : [{ indicator: indicator.id, value: Math.max(1, Math.round((target * (round + 1)) / 4)) }],
        problems: index % 6 === 1 ? '配套资金尚未到位。' : '',
        next: quiet ? '' : '按计划推进，下月完成阶段总结。',
        noChange: quiet ? '等待上级实施细则。' : null,
      }),
    });
  }
}

async function report(school: TestUnit, period: string, round: number): Promise<void> {
  await fill(school, period, round);
  const file = join(school.dir, '..', `proof-${period}.txt`);
  writeFileSync(file, '验收单：设备已到货。');
  const [row] = (await school.call('getSheet', { period })).rows;
  if (row?.draft) {
    const item = await school.call('addEvidence', { task: row.task, period, path: file });
    const { savedAt: _saved, ...kept } = row.draft as typeof row.draft & { savedAt?: number };
    await school.call('saveDraft', { task: row.task, period, draft: { ...kept, evidence: [item] } });
  }
  await school.call('signOff', { period, by: '分管校领导' });
}

async function reviewAll(bureau: TestUnit): Promise<void> {
  const { items } = await bureau.call('getReviewDesk', {});
  for (const [at, verdict] of [
    [0, 'return'],
    [1, 'accept'],
  ] as const) {
    const some = items.filter((_, index) => (index % 9 === 0 ? 0 : 1) === at);
    await bureau.call('reviewMany', {
      items: some.map((item) => ({ id: item.id, task: item.task.id, unit: item.unit.id })),
      verdict,
      text: verdict === 'return' ? '请补充数据口径，并附验收单。' : '',
      approvedBy: null,
    });
  }
}

/** One request of each kind, signed off. */
async function requests(school: TestUnit, period: string): Promise<void> {
  const rows = (await school.call('listTasks', { mine: true })).filter(({ mine }) => mine?.role === 'lead');
  const asked = [
    { type: 'extend', reason: '设备招标流标，需重新组织。', date: '2027-06-30', text: null },
    { type: 'close', reason: '年度目标已完成。', date: null, text: null },
  ] as const;
  for (const [index, request] of asked.entries()) {
    const row = rows[index];
    if (row) await school.call('saveRequest', { task: row.id, ...request });
  }
  await school.call('signOff', { period, by: '分管校领导' });
}

/** Drafts of the present month: some handed in, one returned by the leader, some empty; and requests not signed. */
async function leaveWork(school: TestUnit, period: string): Promise<void> {
  await fill(school, period, 3);
  const { rows } = await school.call('getSheet', { period });
  for (const row of rows.slice(18, 21)) {
    const blank = draft({ text: row === rows[18] ? '无' : '' });
    await school.call('saveDraft', { task: row.task, period, draft: blank });
  }
  const lead = (await school.call('listTasks', { mine: true })).filter(({ mine }) => mine?.role === 'lead');
  for (const [index, type] of (['extend', 'close'] as const).entries()) {
    const row = lead[index];
    if (row)
      await school.call('saveRequest', {
        task: row.id,
        type,
        reason: type === 'extend' ? '设备招标流标，需重新组织，预计明年上半年到货。' : '年度目标已完成。',
        date: type === 'extend' ? '2027-06-30' : null,
        text: null,
      });
  }
  await school.call('sendForReview', { period, by: '办公室' });
  const [returned] = rows;
  if (returned)
    await school.call('reviewInternally', {
      period,
      tasks: [returned.task],
      verdict: 'return',
      text: '数据与上月不一致，请核对。',
      by: '分管校领导',
    });
}

/** A second PC of the bureau and the first write one field apart from each other. */
async function partWays(unit: TestUnit, root: string, enter: Enter): Promise<void> {
  const to = async (from: TestUnit, name: string) => {
    const dir = join(root, 'stick', name);
    mkdirSync(dir, { recursive: true });
    const { files } = await from.call('exportBundles', { to: 'all', dir, kind: 'archive' });
    return files.map(({ path }) => path);
  };
  const name = (await unit.call('getSession', {})).unit?.name ?? '';
  const other = await enter(join(root, `second-${name}`));
  await other.call('receiveBundles', {
    paths: await to(unit, `${name}-1`),
    trustNew: true,
    dryRun: false,
  });
  await unit.call('saveIdentity', { operator: '张' });
  await other.call('saveIdentity', { operator: '李' });
  const rows = await unit.call('listTasks', {});
  const row = rows.find(({ editable }) => editable);
  if (!row) throw new Error('no task of its own');
  await unit.call('editTask', { task: row.id, changes: { title: `${row.title}（办公室改）` } });
  await other.call('editTask', { task: row.id, changes: { title: `${row.title}（教务处改）` } });
  await unit.call('receiveBundles', {
    paths: await to(other, `${name}-2`),
    trustNew: true,
    dryRun: false,
  });
}
