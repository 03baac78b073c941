import { App } from 'antd';
import { useEffect } from 'react';
import { FailureHint } from '../parts/Failure.tsx';
import { useAnnouncement } from '../state/announcements.ts';
import { closeFailure, useFailures } from '../state/failures.ts';

/** Refusals stay until they are closed; results pass by. Both are read aloud. */
export function Notices() {
  const { notification, message } = App.useApp();
  const failures = useFailures((state) => state.shown);
  const announcement = useAnnouncement((state) => state.latest);

  useEffect(() => {
    for (const { id, error } of failures)
      notification.error({
        key: id,
        title: error.message,
        description: <FailureHint error={error} />,
        duration: false,
        role: 'alert',
        placement: 'topRight',
        onClose: () => closeFailure(id),
      });
  }, [failures, notification]);

  useEffect(() => {
    if (announcement) void message.success({ content: announcement.text, key: 'announcement' });
  }, [announcement, message]);

  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {announcement?.text}
    </div>
  );
}
