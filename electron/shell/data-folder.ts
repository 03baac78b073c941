import { homedir } from 'node:os';
import { join } from 'node:path';

/** Kept for ever: the data of every installed version lies in a folder of this name. */
const folderName = 'taizhang';

/** The app's own data folder, the same for the window, the loopback host and the command line. */
export function dataFolder(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), folderName);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', folderName);
  return join(env['XDG_CONFIG_HOME'] || join(home, '.config'), folderName);
}
