import { Modal, type ModalProps } from 'antd';
import { useEffect, useId, useState } from 'react';
import { useBeginning } from './use-beginning.ts';
import { useReturn } from './use-return.ts';
import './dialog-frame.css';

/** How a dialog is opened, closed and dropped; given by the host. */
export interface DialogControl {
  readonly open: boolean;
  /** What had the focus before. */
  readonly from: Element | null;
  readonly close: () => void;
  readonly gone: () => void;
}

/** What the frame alone says; where a dialog stands is one rule for all. */
type Placed =
  | 'open'
  | 'afterClose'
  | 'destroyOnHidden'
  | 'focusable'
  | 'rootClassName'
  | 'centered'
  | 'style';

interface DialogFrameProps extends Omit<ModalProps, Placed> {
  readonly control: DialogControl;
  /** For a long list: it stands at the very top of the window. */
  readonly tall?: boolean;
}

/** antd's modal with what every dialog here has: focus where a person goes on, trapped, and returned when it closes. */
export function DialogFrame(props: DialogFrameProps) {
  const { control, onCancel, width = '36rem', tall = false, children, ...rest } = props;
  // Without motion antd fills a dialog before it is part of the page, where its first field can't take the focus.
  const [placed, setPlaced] = useState(false);
  useEffect(() => setPlaced(true), []);
  const id = useId();
  useBeginning(control.open && placed, id);
  useReturn(control.open, control.from);
  return (
    <Modal
      {...rest}
      width={width}
      rootClassName={tall ? 'dialog-frame dialog-tall' : 'dialog-frame'}
      open={control.open}
      onCancel={onCancel ?? control.close}
      afterClose={control.gone}
      wrapProps={{ id }}
      destroyOnHidden
      focusable={{ trap: true, focusTriggerAfterClose: false }}
    >
      {placed && children}
    </Modal>
  );
}
