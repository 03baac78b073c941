import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  BUREAU,
  bureauAnswers,
  COMMENT,
  dayAfter,
  firstMonth,
  NEW_TASKS,
  OTHERS,
  OURS,
  othersReport,
  PERIOD,
  SAID_LAST,
  SCHOOLS,
} from './three-days-town.ts';
import {
  assignMarked,
  button,
  dialog,
  dropFiles,
  exportTo,
  firstRun,
  goTo,
  ledgerRow,
  ledgerTab,
  menu,
  pickFile,
  pickSave,
  press,
  pressTool,
  previewOf,
  receiptOf,
  receiveButton,
  says,
  sheetRow,
  takePicture,
} from './window-acts.ts';
import { type Desk, oneStory, openDesk } from './window-desk.ts';

const SHARED = 10;
const FILES = ['方案.txt', '合同.txt', '验收单.txt', '纪要.txt', '通知.txt'];
const PICTURE = '现场.jpg';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  for (const folder of ['down', 'last', 'visit', '上报', 'others', 'paper', 'back'])
    mkdirSync(join(desk.home, folder));
  for (const name of FILES) writeFileSync(join(desk.home, name), `${name}：原件存办公室。`);
  copyFileSync(
    join(import.meta.dirname, '../electron/pictures/fixtures/turned.jpg'),
    join(desk.home, PICTURE),
  );
});
afterAll(() => desk.leave());

describe('three days of three people', { timeout: 300_000 }, () => {
  oneStory();

  test('the bureau begins its year: the list, the units, the rules, who does what, and the files', async () => {
    const page = await desk.sit(desk.store('bureau'));
    await firstRun(page, { name: BUREAU, role: '市级教育局', operator: '督办科' });
    await press(page, '选择清单文件');
    await pickFile(page, 'jinan.txt');
    await says(page, /^40 项/);
    await press(page, '下一步：核对');
    await press(page, /^是，都写作“.*区.*县.*政府”$/);
    await press(page, '没错');
    await press(page, '下一步：完成');
    await press(page, '导入 40 项任务');
    await says(page, '已导入“济南市工作任务清单”');

    await menu(page, '单位');
    await press(page, '从 Excel 粘贴');
    const rows = SCHOOLS.map(({ name, code }) => `${name}\t${code}\t学校`);
    await dialog(page)
      .getByRole('textbox', { name: '从 Excel 粘贴单位' })
      .fill(['名称\t代码\t类别', ...rows].join('\n'));
    await press(dialog(page), `添加 ${SCHOOLS.length} 个单位`);
    await page.getByRole('row', { name: new RegExp(OURS.name) }).waitFor();

    await goTo(page, 'rules?part=cycles');
    await press(page, /^改“.*”的报送周期$/);
    await dialog(page).getByLabel('几日前').fill('5');
    await dialog(page).getByRole('switch').click();
    await press(dialog(page), '保存周期');
    await says(page, '报送周期：每月，次月 5 日前');

    await menu(page, '任务台账');
    await ledgerTab(page, '全部').click();
    await mark(page, 1, 3);
    await assignMarked(page, OURS.name, '牵头');
    await press(page, '取消选择');
    await pressTool(page, '启用亮灯');
    await press(dialog(page), '启用亮灯');
    await mark(page, ...Array.from({ length: SHARED }, (_, index) => index + 1));
    await press(page, '立项审定…');
    await dialog(page).getByRole('textbox', { name: '审定人' }).fill('王局长');
    await press(dialog(page), `记录审定 ${SHARED} 项`);
    await says(page, `王局长审定 ${SHARED} 项`);
    await press(page, '交办给多家…');
    await press(dialog(page), `交办给 ${SCHOOLS.length} 家`);
    await says(page, new RegExp(`^交办给 ${SCHOOLS.length} 家：`));
    await menu(page, '下发');
    await exportTo(page, '下发', 'down');
    expect(readdirSync(join(desk.home, 'down'))).toHaveLength(SCHOOLS.length);
  });

  test('a month goes by', async () => {
    await firstMonth(desk, 'down', 'last');
    await bureauAnswers(desk, 'last', 'visit');
  });

  test('a school clerk, the 3rd of the month: what came, what is new, what goes to the sections', async () => {
    const page = await desk.sit(desk.store(OURS.name));
    await countFor(page, dayAfter(3));
    await goTo(page, 'workbench');
    await says(page, new RegExp(`报送 ${dayAfter(5)} 截止，还有 2 天，还差 ${SHARED} 项`));
    const [file = ''] = readdirSync(join(desk.home, 'visit')).filter((name) => name.includes(OURS.name));
    await dropFiles(page, [join(desk.home, 'visit', file)]);
    const preview = previewOf(page, '下发包', BUREAU);
    await says(preview, /新增 \d+，变更 [1-9]\d*，/);
    await preview.getByText(/^新增 \d+$/).click();
    await says(preview, `退回　${COMMENT}`);
    await takePicture(page, 'clerk-receives');
    await receiveButton(page).click();
    const receipt = receiptOf(page, '下发包', BUREAU);
    await says(receipt, /^\d{4} \d{4}$/);
    await button(page, '撤销接收').first().waitFor();

    await press(receipt, '看台账');
    await ledgerTab(page, '本单位承担').click();
    for (const title of NEW_TASKS) {
      await page.getByRole('treegrid').getByRole('row').filter({ hasText: title }).click();
      await page.keyboard.press('Enter');
      await press(page, '签收');
      await says(page, /^已签收任务/);
      await menu(page, '任务台账');
    }
    await openTask(page, 1);
    await says(page, COMMENT);
    await page.getByRole('heading', { name: '清单原文' }).waitFor();
    await press(page, '分给科室…');
    for (const section of ['教务处', '学生处']) {
      await dialog(page).getByRole('combobox', { name: '科室' }).fill(section);
      await page.keyboard.press('Enter');
    }
    await dialog(page)
      .getByLabel(/^校内时限/)
      .fill(dayAfter(4));
    await press(dialog(page), '分给 2 个科室');
    await says(page, '任务 1 已分给 教务处、学生处');
    await press(page, '打印任务单');
    expect(await pickSave(page, 'paper')).toMatch(/^科室任务单.*\.docx$/);
  });

  test('the same morning: the sheet, evidence, a request, and what has to be corrected', async () => {
    const page = await desk.sit(desk.store(OURS.name));
    await menu(page, '进展填报');
    for (let seq = 5; seq <= SHARED; seq += 1) {
      await statement(page, seq).focus();
      await page.keyboard.press('Control+d');
    }
    await says(sheetRow(page, 1), SAID_LAST);
    await statement(page, 1).fill('批复已下，设备到货并安装，验收单附后；完成数据已补充。');
    await sheetRow(page, 1).getByRole('spinbutton', { name: '完成比例' }).fill('60');
    for (const name of [...FILES, PICTURE]) {
      await press(sheetRow(page, 1), /添加佐证/);
      await pickFile(page, name);
      await sheetRow(page, 1).getByRole('listitem').filter({ hasText: name }).waitFor();
    }
    await statement(page, 2).fill('无');
    await statement(page, 3).fill('已开工，土建完成一半。');
    await statement(page, 4).fill('方案论证完成。');
    await press(sheetRow(page, 2), /^必改：/);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('调研已完成，报告报分管校领导。');
    await expect.poll(() => button(page, /^必改：/).count()).toBe(0);
    await takePicture(page, 'clerk-fills-in');

    await openTask(page, 3);
    await press(page, '申请');
    await page.getByRole('menuitem', { name: '申请延期' }).click();
    await dialog(page).getByLabel('理由').fill('设备招标流标，需重新组织。');
    await dialog(page).getByLabel('新时限').fill(dayAfter(28));
    await press(dialog(page), '申请延期');
    await says(page, '申请延期已存为草稿，签发后送出');
    await menu(page, '进展填报');
    await press(page, '送校内审核');
    await says(page, /^已送校内审核 \d+ 项/);
  });

  test('a school leader, ten minutes: the lights, a risk and its reason, what changed, one sent back, the rest released', async () => {
    const page = await desk.sit(desk.store(OURS.name));
    await menu(page, '领导首页');
    await page.getByRole('region', { name: '等待决定' }).getByText('进展待校内审核').waitFor();
    await page.getByRole('region', { name: '等待决定' }).getByText('申请待签发').waitFor();
    const risks = page.getByRole('region', { name: '最需要关注的五项' });
    await page.getByRole('region', { name: '亮灯' }).getByRole('link').first().waitFor();
    await takePicture(page, 'leader-first-page');
    await risks.getByRole('link').first().click();
    await says(page, /^如何消灯：/);
    await press(page, '写批示…');
    await dialog(page).getByLabel('批示领导').fill('李校长');
    await dialog(page).getByLabel('批示内容').fill('请教务处本周内拿出补救安排。');
    await takePicture(page, 'leader-writes');
    await press(dialog(page), '登记');
    await says(page, '已写批示，经办人在工作台看到');
    await menu(page, '校内审核');
    const report = page.getByRole('article', { name: '送审的进展' });
    await report.waitFor();
    await takePicture(page, 'leader-reviews');
    await page.keyboard.press('a');
    await says(page, /其中已审核 1 项/);
    await page.keyboard.press('r');
    await dialog(page).getByRole('textbox', { name: '退回原因' }).fill('与科室报的不一致，请核对。');
    await page.keyboard.press('Control+Enter');
    await dialog(page).waitFor({ state: 'hidden' });
    const requests = page.getByRole('region', { name: '待签发的申请' });
    await requests.getByText(`新时限：${dayAfter(28)}`).waitFor();
    await press(page, '签发');
    await says(dialog(page), '同时签发申请 1 件。');
    await dialog(page).getByRole('textbox', { name: '签发人' }).fill('李校长');
    await press(dialog(page), /^签发 \d+ 项/);
    await says(dialog(page), /已签发/);
    await page.keyboard.press('Escape');
    await menu(page, '领导首页');
    await press(page, '生成一页专报');
    expect(await pickSave(page, 'paper')).toMatch(/领导专报.*\.docx$/);
  });

  test('the clerk again: the file on the stick, the papers, the register, and the backup of the day', async () => {
    const page = await desk.sit(desk.store(OURS.name));
    await menu(page, '工作台');
    await page.getByText('校内批示待办理').click();
    await press(page, '答复…');
    await dialog(page).getByLabel('办理情况').fill('已排定补救时间表，报分管校领导。');
    await press(dialog(page), '答复');
    await says(page, '已答复批示');
    await menu(page, '上报');
    await page.getByRole('combobox', { name: '携带人' }).fill('办公室 张');
    await exportTo(page, '上报', '上报');
    await says(page, /请安全弹出后再拔出 U 盘/);
    await press(page, '生成报送确认页');
    expect(await pickSave(page, 'paper')).toMatch(/报送确认页.*\.docx$/);
    await takePicture(page, 'clerk-exports');
    await goTo(page, `reports?period=${PERIOD}`);
    await press(page, '生成进展情况报送表');
    expect(await pickSave(page, 'paper')).toMatch(/进展情况报送表.*\.xlsx$/);
    await goTo(page, 'transmissions');
    await says(page.getByRole('treegrid'), '办公室 张');
    await says(page.getByRole('contentinfo'), /^今日 \d\d:\d\d 已备份$/);
  });

  test('the bureau clerk: all files at once, who is missing, the desk, the figures, the papers and the answer', async () => {
    await othersReport(desk, 'others');
    const page = await desk.sit(desk.store('bureau'));
    await countFor(page, dayAfter(8));
    const here = (folder: string) =>
      readdirSync(join(desk.home, folder)).map((name) => join(desk.home, folder, name));
    const old = here('last').filter((path) => basename(path).includes(OURS.name));
    await dropFiles(page, [...here('上报'), ...here('others'), ...old]);
    await says(page, '再收一次不会有任何变化');
    await says(page, /不完整，可能没有拷完/);
    await takePicture(page, 'bureau-receives');
    await receiveButton(page).click();
    for (const name of [OURS.name, OTHERS[0].name]) await receiptOf(page, '上报包', name).waitFor();

    await menu(page, '催办');
    for (const { name } of OTHERS.slice(1))
      await page
        .getByRole('region', { name })
        .getByText(/^漏报 \d+ 项$/)
        .waitFor();
    await takePicture(page, 'bureau-urges');
    await page.keyboard.press('u');
    await press(dialog(page), /^催办 \d+ 项$/);
    await says(page, /^已催办 3 个单位的 \d+ 项任务/);

    await menu(page, '审核');
    await page.getByRole('article', { name: '上报的内容' }).waitFor();
    await takePicture(page, 'bureau-reviews');
    const desks = page.getByRole('article', { name: '上报的内容' });
    await says(desks, '设备招标流标，需重新组织。');
    await page.keyboard.press('a');
    await dialog(page).getByLabel('签批领导').fill('王局长');
    await press(dialog(page), /^同意/);
    await dialog(page).waitFor({ state: 'hidden' });
    await desks.getByText('设备招标流标，需重新组织。').waitFor({ state: 'detached' });
    await says(desks, SAID_LAST);
    await page.keyboard.press('r');
    await button(dialog(page), /^Alt\+2/).waitFor();
    await dialog(page).locator('textarea:focus').waitFor();
    await page.keyboard.press('Alt+2');
    await page.keyboard.press('Control+Enter');
    await dialog(page).waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+a');
    await page.keyboard.press('a');
    await says(page, '没有待审核的内容。');

    await menu(page, '汇总');
    await says(page.getByRole('region', { name: '报送情况' }), /^未报单位 3 个/);
    await takePicture(page, 'bureau-figures');
    await goTo(page, 'timeline');
    await page.getByRole('list', { name: /^任务，上下方向键移动/ }).waitFor();
    await takePicture(page, 'bureau-timeline');
    await goTo(page, `reports?period=${PERIOD}`);
    for (const title of ['督查通报', '催办单', '报送情况统计表']) {
      await press(page, `生成${title}`);
      expect(await pickSave(page, 'paper')).toContain(title);
      await page
        .getByRole('region', { name: title })
        .getByText(/^最近生成/)
        .waitFor();
    }
    await menu(page, '下发');
    for (const { name } of OTHERS) await page.getByRole('checkbox', { name }).uncheck();
    await exportTo(page, '下发', 'back');
    await goTo(page, 'history');
    await page.getByRole('treegrid', { name: '留痕' }).waitFor();
    await goTo(page, 'backups');
    await says(page.getByRole('contentinfo'), /^今日 \d\d:\d\d 已备份$/);
  });

  test('and the school reads what was answered', async () => {
    const page = await desk.sit(desk.store(OURS.name));
    await dropFiles(page, [join(desk.home, 'back', desk.only('back'))]);
    await previewOf(page, '下发包', BUREAU).waitFor();
    await receiveButton(page).click();
    await receiptOf(page, '下发包', BUREAU).waitFor();
    await openTask(page, 3);
    await says(page, /王局长/);
    await takePicture(page, 'school-answered');
  });
});

async function mark(page: Page, ...rows: readonly number[]): Promise<void> {
  for (const seq of rows) await ledgerRow(page, seq).click({ modifiers: ['ControlOrMeta'] });
  await says(page, `已选 ${rows.length} 项`);
}

const statement = (page: Page, seq: number) => sheetRow(page, seq).getByRole('textbox', { name: '本期进展' });

/** 统计截止日 as the day the story is at, whatever the clock says. */
async function countFor(page: Page, day: string): Promise<void> {
  await press(page, /^统计截止/);
  await dialog(page).getByLabel('截止日').fill(day);
  await press(dialog(page), `按 ${day} 统计`);
  await says(page, `统计截止 ${day}`);
}

async function openTask(page: Page, seq: number): Promise<void> {
  await goTo(page, 'workbench');
  await menu(page, '任务台账');
  await ledgerRow(page, seq).first().dblclick();
  await page.getByRole('heading', { level: 1, name: new RegExp(`^${seq}`) }).waitFor();
}
