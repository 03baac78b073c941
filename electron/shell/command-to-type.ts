/** How the command line of this very installation is started, for a sentence that tells somebody what to type. */
export interface Installation {
  /** The app's own file, in an AppImage the image; null in a checkout, where npm starts it. */
  readonly executable: string | null;
  /** `--store` of this start, where it was given. */
  readonly store: string | null;
  readonly platform: NodeJS.Platform;
}

/** A line for the platform's ordinary shell (cmd.exe, sh); what follows is the name of a command. */
export function commandToType({ executable, store, platform }: Installation): string {
  const quote = (text: string) => quoted(text, platform);
  const start = executable === null ? 'npm run -s taizhang --' : `${quote(executable)} --cli`;
  return store === null ? start : `${start} --store ${quote(store)}`;
}

function quoted(text: string, platform: NodeJS.Platform): string {
  if (/^[\w./:\\@+-]+$/.test(text)) return text;
  return platform === 'win32' ? `"${text}"` : `'${text.replaceAll("'", "'\\''")}'`;
}
