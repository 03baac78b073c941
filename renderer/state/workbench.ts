import type { Workbench } from '../../shared/model/views.ts';
import { type Read, useAnswer } from '../api/use-answer.ts';
import { useSession } from './session.ts';

/** The counts of what waits, for the menu and the workbench. */
export function useWorkbench(): Read<Workbench> {
  const session = useSession();
  return useAnswer('getWorkbench', session?.unit ? {} : null, { drafts: true });
}
