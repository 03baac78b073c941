import { Modal, type ModalProps } from 'antd';
import { useEffect, useState } from 'react';

/** How a dialog is opened, closed and dropped; given by the host. */
export interface DialogControl {
  readonly open: boolean;
  readonly close: () => void;
  readonly gone: () => void;
}

interface DialogFrameProps extends Omit<ModalProps, 'open' | 'afterClose' | 'destroyOnHidden' | 'focusable'> {
  readonly control: DialogControl;
}

/** antd's modal with what every dialog here has: focus trapped, and returned when it closes. */
export function DialogFrame({ control, onCancel, width = '36rem', children, ...rest }: DialogFrameProps) {
  // Without motion antd fills a dialog before it is part of the page, where its first field can't take the focus.
  const [placed, setPlaced] = useState(false);
  useEffect(() => setPlaced(true), []);
  return (
    <Modal
      {...rest}
      width={width}
      open={control.open}
      onCancel={onCancel ?? control.close}
      afterClose={control.gone}
      destroyOnHidden
      focusable={{ trap: true, focusTriggerAfterClose: true }}
    >
      {placed && children}
    </Modal>
  );
}
