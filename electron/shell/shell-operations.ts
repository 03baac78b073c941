import { basename } from 'node:path';
import { type Answer, type Args, contract, type Value } from '../../shared/contract.ts';
import type { Language } from '../../shared/errors.ts';
import { mayOpen } from '../../shared/evidence/openable.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { ShellOperation } from '../services/services.ts';
import { answerFromError, refused } from './answers.ts';
import { commandToType, type Installation } from './command-to-type.ts';
import { folderOf, type Medium, mediumOf } from './medium.ts';
import type { Places } from './places.ts';

/** The system's own dialogs; an empty answer means that nothing was chosen. */
export interface Dialogs {
  readonly chooseFiles: (args: Args<'chooseFiles'>, language: Language) => Promise<readonly string[]>;
  readonly chooseFolder: (args: Args<'chooseFolder'>, language: Language) => Promise<string | null>;
  readonly chooseSaveFile: (args: Args<'chooseSaveFile'>, language: Language) => Promise<string | null>;
}

export interface ShellDeps {
  readonly kind: 'electron' | 'browser';
  readonly installation: Installation;
  /** Null where the shell has none: the window then draws its own picker over `listPlaces` and `listFolder`. */
  readonly dialogs: Dialogs | null;
  readonly places: Places;
  /** Shows a path in the file manager and never opens it; false where that cannot be done. */
  readonly reveal: (path: string) => Promise<boolean>;
  /** Whether a path is that of a copy made to be opened. */
  readonly isLent: (path: string) => boolean;
  /** Gives such a copy to its own program, or says where the window may fetch it; false where neither can be done. */
  readonly openLent: (path: string) => Promise<{ readonly download: string | null } | false>;
  readonly acceptMedium: (folder: string, medium: Medium) => void;
  readonly cancel: (job: string) => void;
}

export type Shell = (name: ShellOperation, args: unknown, language: Language) => Promise<Answer<unknown>>;

type Handlers = {
  readonly [N in ShellOperation]: (args: Args<N>, language: Language) => Promise<Result<Value<N>>>;
};

/** The operations that the shell answers itself, the same in the app and behind the loopback host. */
export function createShell({
  kind,
  installation,
  dialogs,
  places,
  reveal,
  isLent,
  openLent,
  acceptMedium,
  cancel,
}: ShellDeps): Shell {
  const noDialogs = fail('E_BAD_CALL', { detail: 'nativeDialogs = false' });
  const handlers: Handlers = {
    getShell: async () =>
      ok({
        kind,
        nativeDialogs: dialogs !== null,
        platform: installation.platform,
        checkout: installation.executable === null,
        commandLine: commandToType(installation),
      }),
    chooseFiles: async (args, language) =>
      dialogs === null ? noDialogs : ok({ paths: [...(await dialogs.chooseFiles(args, language))] }),
    chooseFolder: async (args, language) =>
      dialogs === null ? noDialogs : ok({ path: await dialogs.chooseFolder(args, language) }),
    chooseSaveFile: async (args, language) =>
      dialogs === null ? noDialogs : ok({ path: await dialogs.chooseSaveFile(args, language) }),
    listPlaces: async (_args, language) => ok([...(await places.list(language))]),
    listFolder: async ({ path }) => {
      const listing = await places.folder(path);
      return listing.ok ? ok({ ...listing.value, entries: [...listing.value.entries] }) : listing;
    },
    showInFolder: async ({ path }) => ((await reveal(path)) ? ok({}) : fail('E_CANNOT_SHOW', { path })),
    openLent: async ({ path }) => {
      const name = basename(path);
      if (!isLent(path) || !mayOpen(name)) return fail('E_MAY_NOT_OPEN', { name });
      const opened = await openLent(path);
      return opened === false ? fail('E_NO_PROGRAM', { name }) : ok(opened);
    },
    acceptMedium: async ({ path }) => {
      const folder = folderOf(path);
      const now = await mediumOf(folder);
      if (now === null) return fail('E_MEDIUM_GONE', { path: folder });
      acceptMedium(folder, now);
      return ok({});
    },
    cancelJob: async ({ job }) => {
      cancel(job);
      return ok({});
    },
  };
  return (name, args, language) => run(handlers, name, args, language);
}

async function run<N extends ShellOperation>(
  handlers: Handlers,
  name: N,
  args: unknown,
  language: Language,
): Promise<Answer<unknown>> {
  const parsed = contract[name].args.safeParse(args);
  if (!parsed.success) return refused(language, 'E_BAD_CALL', { detail: name });
  try {
    const result = await handlers[name](parsed.data as Args<N>, language);
    if (!result.ok) return refused(language, result.error.code, result.error.params);
    return { ok: true, value: contract[name].result.parse(result.value) };
  } catch (error) {
    return answerFromError(error, language);
  }
}
