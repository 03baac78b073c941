import { useEffect } from 'react';
import { api } from '../api/api.ts';
import { pathOfFile } from '../api/call.ts';
import { go } from '../routes/router.ts';
import { addIncoming, isBundleName } from '../state/incoming.ts';
import { noteProgress } from '../state/jobs.ts';

/** Follows what the shell reports: progress of work, and files opened from outside. */
export function useShellEvents(): void {
  useEffect(
    () =>
      api().onEvent((event) => {
        if (event.type === 'progress') noteProgress(event);
        else takeFiles(event.paths);
      }),
    [],
  );
}

/** Files dropped anywhere: bundles go to 接收, lists to 导入清单. A screen that wants the drop itself stops the event. */
export function useDroppedFiles(): void {
  useEffect(() => {
    const allow = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      if (event.defaultPrevented) return;
      event.preventDefault();
      void takeDropped([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', allow);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', allow);
      window.removeEventListener('drop', drop);
    };
  }, []);
}

async function takeDropped(files: readonly File[]): Promise<void> {
  const paths = await Promise.all(files.map(pathOfFile));
  takeFiles(paths.filter((path) => path !== null));
}

function takeFiles(paths: readonly string[]): void {
  if (paths.length === 0) return;
  addIncoming(paths);
  go(paths.some(isBundleName) ? 'receive' : 'import');
}
