import { Flex } from 'antd';
import { momentOf } from '../../../shared/dates.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { type DialogControl, DialogFrame } from '../../dialogs/DialogFrame.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { fill, useWords } from '../../words/words.ts';
import { goBackTo } from './acts.ts';
import { RestorePreviewTable } from './RestorePreviewTable.tsx';
import type { RestoreSource } from './restore-source.ts';

interface RestoreDialogProps {
  readonly control: DialogControl;
  readonly source: RestoreSource;
}

/** What going back would lose, set back and bring back, before anything is done; and the one task that may be meant. */
export function RestoreDialog({ control, source }: RestoreDialogProps) {
  const w = useWords('backups');
  const common = useWords('common');
  const ofSnapshot = useAnswer('previewRestore', source.kind === 'snapshot' ? { name: source.name } : null);
  const ofFile = useAnswer('previewBackup', source.kind === 'file' ? { path: source.path } : null);
  const { value, error } = source.kind === 'snapshot' ? ofSnapshot : ofFile;
  const at = source.kind === 'snapshot' ? source.at : (value?.at ?? null);
  const restore = async () => {
    control.close();
    await goBackTo(source);
  };
  return (
    <DialogFrame
      control={control}
      tall
      width="min(64rem, 94vw)"
      title={at === null ? w.previewTitleFile : fill(w.previewTitle, { when: momentOf(at) })}
      okText={w.restoreVerb}
      okButtonProps={{ danger: true, disabled: value === null }}
      cancelText={common.notNow}
      onOk={() => void restore()}
      footer={(_, { OkBtn, CancelBtn }) => (
        <Flex justify="space-between" align="center" gap="middle">
          <span style={{ textAlign: 'start' }}>{w.previewKept}</span>
          <Flex gap="small">
            <CancelBtn />
            <OkBtn />
          </Flex>
        </Flex>
      )}
    >
      {error && <Failure error={error} />}
      {!value && !error && <Loading />}
      {value && (
        <RestorePreviewTable preview={value} snapshot={source.kind === 'snapshot' ? source.name : null} />
      )}
    </DialogFrame>
  );
}
