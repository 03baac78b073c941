import type { Session } from '../../shared/model/views.ts';
import type { ScreenName } from '../routes/route.ts';
import { backupsScreen } from './backups/screen.ts';
import { differencesScreen } from './differences/screen.ts';
import { figuresScreen } from './figures/screen.ts';
import { historyScreen } from './history/screen.ts';
import { importScreen } from './import/screen.ts';
import { internalScreen } from './internal/screen.ts';
import { keysScreen } from './keys/screen.ts';
import { leaderScreen } from './leader/screen.ts';
import { ledgerScreen } from './ledger/screen.ts';
import { progressScreen } from './progress/screen.ts';
import { receiveScreen } from './receive/screen.ts';
import { reportsScreen } from './reports/screen.ts';
import { reviewScreen } from './review/screen.ts';
import { rulesScreen } from './rules/screen.ts';
import type { Screen } from './screen.ts';
import { issueScreen, submitScreen } from './send/screen.ts';
import { settingsScreen } from './settings/screen.ts';
import { taskScreen } from './task/screen.ts';
import { timelineScreen } from './timeline/screen.ts';
import { transmissionsScreen } from './transmissions/screen.ts';
import { unitsScreen } from './units/screen.ts';
import { urgingScreen } from './urging/screen.ts';
import { workbenchScreen } from './workbench/screen.ts';

/** All screens, in the order of the month's work, as the menu lists them. */
export const screens: readonly Screen[] = [
  workbenchScreen,
  ledgerScreen,
  taskScreen,
  timelineScreen,
  progressScreen,
  internalScreen,
  receiveScreen,
  submitScreen,
  reviewScreen,
  figuresScreen,
  issueScreen,
  urgingScreen,
  reportsScreen,
  leaderScreen,
  importScreen,
  unitsScreen,
  rulesScreen,
  transmissionsScreen,
  historyScreen,
  keysScreen,
  differencesScreen,
  backupsScreen,
  settingsScreen,
];

/** The screen of a name, or the workbench where this unit does not have it. */
export const screenFor = (name: ScreenName, session: Session): Screen =>
  screens.find((screen) => screen.name === name && screen.shown(session)) ?? workbenchScreen;
