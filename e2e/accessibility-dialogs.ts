import type { Locator, Page } from 'playwright-core';
import type { Dialog } from '../renderer/dialogs/dialog.ts';
import { button, dialog, goTo, grid, press, pressTool, search } from './window-acts.ts';

export const persons = ['bureau', 'school', 'newcomer'] as const;
export type Person = (typeof persons)[number];

/** Where somebody sits who has no unit yet. */
export const FIRST_RUN = 'first run';

/** How a dialog is opened: by whom, on which screen, and what a person presses there. */
interface Opening {
  readonly who: readonly Person[];
  readonly screen: string;
  readonly press: (page: Page) => Promise<void>;
}

/** A task that is in the middle of everything: led by the school, reported on, with a request. */
const TASK = '整合各类职业教育资源';

const both = ['bureau', 'school'] as const;
const pressing =
  (name: string | RegExp): Opening['press'] =>
  (page) =>
    button(page, name).first().click();
const fromMenu =
  (name: string, item: string): Opening['press'] =>
  async (page) => {
    await press(page, name);
    await page.getByRole('menuitem', { name: item }).click();
  };

/** Chooses a file of the home folder, where another dialog takes the place of this one. */
async function choose(page: Page, name: string): Promise<void> {
  await dialog(page).getByRole('menuitem', { name: '个人文件夹' }).click();
  await dialog(page).getByRole('option', { name }).click();
  await press(dialog(page), /^选这/);
  await page.getByRole('option', { name }).waitFor({ state: 'hidden' });
}

const taskRow = (page: Page) => grid(page).getByRole('row').filter({ hasText: TASK });
/** At large text the detail lies over the rest of a row. */
const AT_ITS_START = { x: 200, y: 8 } as const;

const onMarked =
  (verb: string): Opening['press'] =>
  async (page) => {
    if ((await button(page, '取消选择').count()) > 0) await press(page, '取消选择');
    await search(page, TASK);
    await taskRow(page).click({ modifiers: ['ControlOrMeta'], position: AT_ITS_START });
    await press(page, verb);
  };

const onUnits =
  (names: readonly string[], verb: string): Opening['press'] =>
  async (page) => {
    for (const name of names)
      await page
        .getByRole('row', { name: new RegExp(name) })
        .getByRole('checkbox')
        .check();
    await press(page, verb);
  };

/** The task screen is reached as a person does, from a row of the ledger. */
export async function openTaskOf(page: Page): Promise<void> {
  await goTo(page, 'ledger');
  await search(page, TASK);
  await taskRow(page).click({ position: AT_ITS_START });
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '清单原文' }).waitFor();
}

/** Every member of the dialogs' union; a new one has to be said how it is opened. */
export const dialogOpenings: Readonly<Record<Dialog['kind'], readonly Opening[]>> = {
  palette: [{ who: both, screen: 'workbench', press: (page) => page.keyboard.press('Control+k') }],
  help: [{ who: both, screen: 'workbench', press: pressing('快捷键与帮助') }],
  cutoff: [{ who: both, screen: 'workbench', press: pressing(/^统计截止/) }],
  pick: [{ who: both, screen: 'receive', press: pressing('选择文件') }],
  confirm: [
    { who: both, screen: 'receive', press: pressing(/^撤销接收/) },
    { who: ['bureau'], screen: 'ledger', press: (page) => pressTool(page, '按清单责任单位交办') },
  ],
  noteTransmission: [
    {
      who: both,
      screen: 'transmissions',
      press: async (page) => {
        await page.getByRole('gridcell').nth(1).click();
        await page.keyboard.press('e');
      },
    },
  ],
  restorePreview: [{ who: both, screen: 'backups', press: pressing('看会改变什么') }],
  nameKey: [{ who: both, screen: 'keys', press: pressing(/^命名 /) }],
  revokeKey: [{ who: both, screen: 'keys', press: pressing(/^停用 /) }],
  renewKey: [{ who: both, screen: 'keys', press: pressing('更换本机密钥') }],
  fingerprint: [
    {
      who: ['school'],
      screen: 'keys',
      press: async (page) => {
        await press(page, '导出单位名片');
        await dialog(page).getByRole('menuitem', { name: '个人文件夹' }).click();
        await press(dialog(page), '存到这里');
        await page.getByText('把文件交给对方登记').first().waitFor();
      },
    },
  ],
  trustCard: [
    {
      who: ['bureau'],
      screen: 'keys',
      press: async (page) => {
        await press(page, '登记单位名片');
        await choose(page, 'card.tzb');
      },
    },
  ],
  takeOver: [
    {
      who: ['newcomer'],
      screen: FIRST_RUN,
      press: async (page) => {
        await press(page, /^接管归档包/);
        await choose(page, 'archive.tzb');
      },
    },
  ],
  assign: [{ who: ['bureau'], screen: 'ledger', press: onMarked('交办给…') }],
  assignMany: [{ who: ['bureau'], screen: 'ledger', press: onMarked('交办给多家…') }],
  unassign: [{ who: ['bureau'], screen: 'ledger', press: onMarked('撤销交办…') }],
  approve: [{ who: ['bureau'], screen: 'ledger', press: onMarked('立项审定…') }],
  split: [{ who: ['bureau'], screen: 'ledger', press: onMarked('分解…') }],
  addTask: [{ who: ['bureau'], screen: 'ledger', press: pressing('添加任务') }],
  instruct: [
    { who: ['bureau'], screen: 'task', press: pressing('登记批示…') },
    { who: ['school'], screen: 'task', press: pressing('写批示…') },
    { who: ['bureau'], screen: 'ledger', press: (page) => pressTool(page, '领导批示转任务…') },
  ],
  answerInstruction: [
    {
      who: ['school'],
      screen: 'task',
      press: async (page) => {
        if ((await button(page, '答复…').count()) === 0) {
          await press(page, '写批示…');
          await dialog(page).getByLabel('批示领导').fill('王校长');
          await dialog(page).getByLabel('批示内容').fill('本周内报我');
          await press(dialog(page), '登记');
        }
        await button(page, '答复…').first().click();
      },
    },
  ],
  owner: [{ who: both, screen: 'task', press: pressing('责任人…') }],
  card: [{ who: both, screen: 'task', press: pressing('一事一卡') }],
  delegate: [{ who: ['school'], screen: 'task', press: pressing('分给科室…') }],
  step: [
    { who: ['bureau'], screen: 'task', press: pressing('同意') },
    { who: ['bureau'], screen: 'review', press: pressing('标记重大风险') },
    { who: ['school'], screen: 'task', press: fromMenu('申请', '申请办结') },
    { who: ['school'], screen: 'task', press: fromMenu('申请', '申请延期') },
    { who: ['school'], screen: 'task', press: pressing('会签同意') },
  ],
  return: [{ who: ['bureau'], screen: 'review', press: pressing('退回') }],
  internalReturn: [{ who: ['school'], screen: 'internal', press: pressing('退回填报人') }],
  signOff: [{ who: ['school'], screen: 'internal', press: pressing('签发') }],
  transcribe: [{ who: ['bureau'], screen: 'units', press: onUnits(['济南职业学院'], '代录') }],
  rollOver: [{ who: ['bureau'], screen: 'ledger', press: (page) => pressTool(page, '年度结转…') }],
  operator: [{ who: both, screen: 'settings', press: pressing('登记操作人') }],
  handOver: [{ who: both, screen: 'settings', press: pressing('人员交接…') }],
  checklist: [{ who: ['bureau'], screen: 'rules?part=cycles', press: pressing(/^销号核验清单：/) }],
  cycle: [{ who: ['bureau'], screen: 'rules?part=cycles', press: pressing(/^改“.*”的报送周期$/) }],
  urge: [
    {
      who: ['bureau'],
      screen: 'urging',
      press: async (page) => {
        await page.getByRole('checkbox').first().check();
        await press(page, '催办');
      },
    },
  ],
  editUnit: [{ who: ['bureau'], screen: 'units', press: pressing('添加单位') }],
  pasteUnits: [{ who: ['bureau'], screen: 'units', press: pressing('从 Excel 粘贴') }],
  takeUnits: [{ who: ['bureau'], screen: 'units', press: pressing('从清单中提取') }],
  joinUnits: [
    {
      who: ['bureau'],
      screen: 'units',
      press: onUnits(['济南职业学院', '莱芜职业技术学院'], '归为一个单位'),
    },
  ],
};

export async function openScreen(page: Page, screen: string): Promise<void> {
  if (screen === FIRST_RUN) return;
  if (screen === 'task') await openTaskOf(page);
  else await goTo(page, screen);
  await page.locator('.ant-spin-spinning, .job-bar').first().waitFor({ state: 'hidden' });
}

/** Opens one dialog of a person after the other, lets it be looked at, and closes it by Escape. */
export async function walkDialogs(
  page: Page,
  person: Person,
  look: (kind: string, box: Locator) => Promise<void>,
): Promise<void> {
  for (const [kind, openings] of Object.entries(dialogOpenings))
    for (const opening of openings.filter(({ who }) => who.includes(person))) {
      await openScreen(page, opening.screen);
      await opening.press(page);
      await dialog(page).waitFor();
      await look(kind, dialog(page));
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
}

/**
 * What has the focus in a dialog that was just opened, if no work begins there: what is outside, the dialog as a whole, or
 * its × although there are fields or buttons below it.
 */
export async function focusAtStart(page: Page): Promise<string | null> {
  const box = dialog(page);
  await page.waitForFunction(
    () => [...document.querySelectorAll('[role="dialog"]')].at(-1)?.contains(document.activeElement) ?? false,
  );
  return box.evaluate((element) => {
    const { activeElement } = document;
    const rest = element.querySelectorAll(
      ':is(.ant-modal-body, .ant-modal-footer) :is(input, textarea, button):not(:disabled)',
    );
    const isClose = activeElement?.closest('.ant-modal-close') !== null && rest.length > 0;
    return isClose || activeElement === element ? (activeElement?.outerHTML.slice(0, 120) ?? '') : null;
  });
}
