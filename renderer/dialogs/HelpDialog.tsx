import { Typography } from 'antd';
import type { Action } from '../actions/action.ts';
import { allActions } from '../actions/all.ts';
import { shortcutText } from '../actions/keys.ts';
import { useRoute } from '../routes/router.ts';
import { useSession } from '../state/session.ts';
import { fill, useWords, words } from '../words/words.ts';
import { type DialogControl, DialogFrame } from './DialogFrame.tsx';
import './HelpDialog.css';

/** The sheet behind `?`: the keys of this screen and of everywhere, and what this program is. */
export function HelpDialog({ control }: { readonly control: DialogControl }) {
  const w = useWords('frame');
  const screens = useWords('screens');
  const session = useSession();
  const { screen } = useRoute();
  const withKeys = allActions.filter((action) => action.keys?.length);
  const here = withKeys.filter((action) => action.screen === screen);
  const everywhere = withKeys.filter((action) => action.screen === undefined);
  return (
    <DialogFrame control={control} title={w.help} footer={null} width="40rem">
      {here.length > 0 && <Keys title={screens[screen]} actions={here} />}
      <Keys title={w.helpEverywhere} actions={everywhere} />
      <Typography.Paragraph type="secondary" className="help-about">
        {fill(w.helpVersion, { version: session?.version ?? '' })}
        <br />
        {w.notice}
        <br />
        {fill(w.helpData, { path: session?.store.path ?? '' })}
        {session?.fingerprint && (
          <>
            <br />
            {fill(w.helpFingerprint, { fingerprint: session.fingerprint })}
          </>
        )}
      </Typography.Paragraph>
    </DialogFrame>
  );
}

function Keys({ title, actions }: { readonly title: string; readonly actions: readonly Action[] }) {
  return (
    <section>
      <Typography.Title level={2} className="section-title">
        {title}
      </Typography.Title>
      <dl className="help-keys">
        {actions.map((action) => (
          <div key={action.id}>
            <dt>
              {(action.keys ?? []).slice(0, 1).map((key) => (
                <kbd key={key}>{shortcutText(key, navigator.platform)}</kbd>
              ))}
            </dt>
            <dd>{action.label(words())}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
