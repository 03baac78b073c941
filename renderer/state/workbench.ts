import type { Workbench } from '../../shared/model/views.ts';
import type { Turn } from '../../shared/rules/collecting.ts';
import { type Read, useAnswer } from '../api/use-answer.ts';
import { useSession } from './session.ts';

/** The counts of what waits, for the menu and the workbench; of the units below in the period in hand, or as asked. */
export function useWorkbench(turn?: Turn): Read<Workbench> {
  const session = useSession();
  return useAnswer('getWorkbench', session?.unit ? { ...(turn && { turn }) } : null, { drafts: true });
}
