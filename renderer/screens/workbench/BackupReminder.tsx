import { Alert, Button, Flex } from 'antd';
import { useState } from 'react';
import { dateOf } from '../../../shared/dates.ts';
import { useSession } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';
import { backUpToFile } from '../backups/acts.ts';

/** On this PC, under this name: the day on which no more reminding is wanted. */
const QUIET_DAY = 'taizhang.backupReminderQuiet';
const today = (): string => dateOf(Date.now());

/** Asks for a backup on another disk when the last is older than set; can be closed for the day. */
export function BackupReminder() {
  const w = useWords('backups');
  const backup = useSession()?.backup;
  const [quiet, setQuiet] = useState(() => localStorage.getItem(QUIET_DAY) === today());
  if (!backup?.due || quiet) return null;
  const close = () => {
    localStorage.setItem(QUIET_DAY, today());
    setQuiet(true);
  };
  return (
    <Alert
      type="warning"
      showIcon
      className="workbench-unfinished"
      title={backup.elsewhere === null ? w.dueNever : fill(w.due, { date: dateOf(backup.elsewhere) })}
      description={w.dueWhy}
      action={
        <Flex gap="small">
          <Button type="primary" ghost onClick={() => void backUpToFile()}>
            {w.dueNow}
          </Button>
          <Button onClick={close}>{w.dueQuiet}</Button>
        </Flex>
      }
    />
  );
}
