import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface HostSite {
  /** The address with the one-time token. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** The built window over the loopback host, with the store of a folder; `home` is 个人文件夹 of its file dialog. */
export async function openHostSite(store: string, home?: string): Promise<HostSite> {
  const host = join(import.meta.dirname, '../../out/main/host.js');
  const child = spawn(process.execPath, [host, '--store', store], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...(home !== undefined && { HOME: home }) },
  });
  const [address] = (await once(createInterface(child.stdout), 'line')) as [string];
  return {
    address,
    close: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
