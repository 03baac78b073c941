import { Alert, Button } from 'antd';
import type { Session } from '../../shared/model/views.ts';
import { ActionButton } from '../actions/ActionButton.tsx';
import { useWords } from '../words/words.ts';
import { endExample } from './actions.ts';

interface BannersProps {
  readonly session: Session;
  readonly showWayBack: () => void;
}

/** What must not be forgotten while it lasts: example data, a store that is only read. */
export function Banners({ session, showWayBack }: BannersProps) {
  const w = useWords('frame');
  return (
    <>
      {session.store.state === 'readOnly' && (
        <Alert
          banner
          type="error"
          title={w.readOnlyBanner}
          action={
            <Button size="small" onClick={showWayBack}>
              {w.wayBack}
            </Button>
          }
        />
      )}
      {session.example && (
        <Alert
          banner
          type="info"
          title={
            <>
              <strong>{w.example}</strong>　{w.exampleNote}
            </>
          }
          action={<ActionButton action={endExample} size="small" />}
        />
      )}
    </>
  );
}
