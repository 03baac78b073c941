import { EditOutlined, FileExcelOutlined } from '@ant-design/icons';
import type { Action } from '../../actions/action.ts';
import { openDialog } from '../../dialogs/dialog.ts';
import { announceWritten } from '../../pick/on-stick.ts';
import { pickSaveFile } from '../../pick/pick.ts';
import { safeFileName } from '../../pick/request.ts';
import { writeFile } from '../../pick/write-file.ts';
import { useSessionState } from '../../state/session.ts';
import { fill, words } from '../../words/words.ts';
import { useRegister } from './store.ts';

/** The whole register as a workbook, whatever the filter shows. */
export const printRegister: Action = {
  id: 'transmissions.print',
  label: ({ transmissions }) => transmissions.print,
  icon: FileExcelOutlined,
  keys: ['mod+p'],
  screen: 'transmissions',
  enabled: () => useRegister.getState().entries.length > 0,
  perform: async () => {
    const w = words().transmissions;
    const { session } = useSessionState.getState();
    const stem = safeFileName([session?.unit?.name, w.reportName, session?.cutoff].filter(Boolean).join('_'));
    const path = await pickSaveFile('report', `${stem}.xlsx`);
    if (path === null) return;
    const answer = await writeFile('writeReport', {
      kind: 'transmissions',
      ledger: null,
      period: null,
      path,
    });
    const count = useRegister.getState().entries.length;
    if (answer.ok)
      await announceWritten(fill(w.printed, { count, path: answer.value.path }), answer.value.path);
  },
};

/** R19 of a 上报包, named after its file so that paper and file lie together. */
export async function writeCover(bundle: string, file: string): Promise<void> {
  const w = words().transmissions;
  const stem =
    file
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/\.[^.]+$/, '') ?? '';
  const path = await pickSaveFile('report', `${safeFileName(`${w.coverName}_${stem}`)}.docx`);
  if (path === null) return;
  const answer = await writeFile('writeReport', { kind: 'cover', ledger: null, period: null, bundle, path });
  if (answer.ok) await announceWritten(fill(w.coverWritten, { path: answer.value.path }), answer.value.path);
}

export const noteEntry: Action = {
  id: 'transmissions.note',
  label: ({ transmissions }) => transmissions.note,
  icon: EditOutlined,
  keys: ['e'],
  screen: 'transmissions',
  enabled: ({ session }) => session.store.state === 'ready' && useRegister.getState().current !== null,
  perform: () => {
    const { current } = useRegister.getState();
    if (current) openDialog({ kind: 'noteTransmission', entry: current });
  },
};
