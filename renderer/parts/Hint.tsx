import { Tooltip } from 'antd';
import { type ReactElement, useState } from 'react';
import { isDialogOpen, useDialogs } from '../dialogs/dialog.ts';

interface HintProps {
  /** Nothing is shown where it is empty. */
  readonly title: string;
  readonly children: ReactElement;
}

/**
 * What is said of a thing on the screen while it is pointed at. Not while a dialog is open: a hint that comes late would lie
 * over the dialog, and the first Escape would close the hint.
 */
export function Hint({ title, children }: HintProps) {
  const [pointedAt, setPointedAt] = useState(false);
  const covered = useDialogs(isDialogOpen);
  return (
    <Tooltip title={title} open={pointedAt && !covered && title !== ''} onOpenChange={setPointedAt}>
      {children}
    </Tooltip>
  );
}
