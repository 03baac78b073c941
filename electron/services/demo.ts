import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Draft } from '../../shared/model/views.ts';
import { ok, type Result } from '../../shared/result.ts';
import { type Call, createCaller, Stopped } from '../demo/call.ts';
import type { Services } from './services.ts';

/**
 * Plays one month through the same operations as everybody else: a bureau imports the lists, assigns, issues; schools
 * receive, fill in, sign off, submit; the bureau receives all but one. Only made-up progress on real lists.
 */
export interface DemoOptions {
  readonly open: (dir: string) => Promise<Services>;
  readonly bureauDir: string;
  readonly schoolDir: (name: string) => string;
  readonly lists: readonly string[];
  readonly period: string;
}

export interface Demo {
  readonly stores: readonly { readonly unit: string; readonly store: string }[];
}

const BUREAU = '济南市教育局';

interface School {
  readonly name: string;
  readonly code: string;
  /** What it says in a report, in turn. */
  readonly says: readonly string[];
  /** Still owes its report: shows as missing at the bureau. */
  readonly silent?: true;
}

const SCHOOLS: readonly School[] = [
  {
    name: '济南职业学院',
    code: '4137012345',
    says: [
      '已成立工作专班，完成骨干专业人才培养方案论证，形成试办方案初稿。',
      '与合作企业签订协议 2 份，实训设备采购完成招标。',
    ],
  },
  {
    name: '济南工程职业技术学院',
    code: '4137012346',
    says: [
      '建设方案通过校内论证，已报送省厅；重点专业群完成中期自评。',
      '实训基地一期土建完工，正在安装调试设备。',
    ],
  },
  {
    name: '莱芜职业技术学院',
    code: '4137012347',
    says: ['职教联盟筹备会已召开，章程草案征求意见中。', '完成课程资源库首批 12 门课程上线。'],
  },
  {
    name: '济南护理职业学院',
    code: '4137012348',
    says: ['康养产业研究院挂牌，首批 3 个课题立项。'],
    silent: true,
  },
];

export async function playDemo({
  open,
  bureauDir,
  schoolDir,
  lists,
  period,
}: DemoOptions): Promise<Result<Demo>> {
  const stick = mkdtempSync(join(tmpdir(), 'taizhang-'));
  const opened: Services[] = [];
  const enter = async (dir: string) => {
    const services = await open(dir);
    opened.push(services);
    return createCaller(services);
  };
  try {
    const bureau = await enter(bureauDir);
    await bureau('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: '督办科' });
    for (const path of lists) await bureau('importList', { path, edits: [] });
    await bureau('addUnits', {
      rows: SCHOOLS.map(({ name, code }) => ({
        name,
        code,
        kind: 'school',
        district: null,
        aliases: [],
        groups: [],
      })),
    });
    await bureau('assignPrinted', {});
    const rows = await bureau('listTasks', {});
    for (const { name } of SCHOOLS) {
      const named = rows
        .filter((row) => `${row.title}${row.detail ?? ''}`.includes(name))
        .map((row) => row.id);
      if (named.length > 0) await bureau('assign', { tasks: named, unit: name, role: 'cooperate' });
    }
    const { files } = await bureau('exportBundles', {
      to: SCHOOLS.map((s) => s.name),
      dir: join(stick, 'down'),
      kind: 'issue',
    });

    for (const school of SCHOOLS) {
      const call = await enter(schoolDir(school.name));
      await call('createUnit', { name: school.name, role: 'school', code: school.code, operator: '办公室' });
      const issued = files.filter((file) => file.to.name === school.name).map((file) => file.path);
      await call('receiveBundles', { paths: issued, trustNew: true, dryRun: false });
      await fillIn(call, school, period);
      if (school.silent) continue;
      await call('signOff', { period, by: '分管校领导' });
      await call('exportBundles', { to: [BUREAU], dir: join(stick, 'up'), kind: 'submit' });
    }

    const up = join(stick, 'up');
    await bureau('receiveBundles', {
      paths: readdirSync(up).map((name) => join(up, name)),
      trustNew: true,
      dryRun: false,
    });
    return ok({
      stores: [
        { unit: BUREAU, store: bureauDir },
        ...SCHOOLS.map(({ name }) => ({ unit: name, store: schoolDir(name) })),
      ],
    });
  } catch (error) {
    if (error instanceof Stopped) return error.failure;
    throw error;
  } finally {
    for (const services of opened) services.close();
    rmSync(stick, { recursive: true, force: true });
  }
}

async function fillIn(call: Call, { says }: School, period: string): Promise<void> {
  const { rows } = await call('getSheet', { period });
  for (const [index, row] of rows.entries()) {
    const quiet = index % 4 === 3;
    const target = row.indicators[0]?.value ?? row.indicators[0]?.min ?? null;
    const indicator = row.indicators[0]?.id;
    const draft: Draft = {
      text: quiet ? '' : (says[index % says.length] ?? ''),
      percent: quiet ? null : 20 + ((index * 15) % 60),
      actuals:
        !quiet && indicator && target !== null
          ? [{ indicator, value: Math.max(1, Math.round(target / 2)) }]
          : [],
      problems: index % 3 === 1 ? '配套资金尚未到位。' : '',
      next: quiet ? '' : '按计划推进，下月完成阶段总结。',
      noChange: quiet ? '等待上级实施细则。' : null,
      evidence: [],
      reason: null,
    };
    await call('saveDraft', { task: row.task, period, draft });
  }
}
