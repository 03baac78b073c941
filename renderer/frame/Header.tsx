import { DownOutlined, SearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Session } from '../../shared/model/views.ts';
import { ActionButton } from '../actions/ActionButton.tsx';
import { shortcutText } from '../actions/keys.ts';
import { perform } from '../actions/perform.ts';
import { fill, useWords } from '../words/words.ts';
import { chooseCutoff, lock, openHelp, openPalette } from './actions.ts';
import { TextSize } from './TextSize.tsx';

/** Who I am, for which cut-off everything is counted, search, text size, help. */
export function Header({ session }: { readonly session: Session }) {
  const w = useWords('frame');
  const common = useWords('common');
  return (
    <header className="frame-header">
      <strong className="frame-product">{common.product}</strong>
      <span className="frame-unit" title={session.unit?.name}>
        {session.unit?.name}
        {session.operator && (
          <span className="frame-operator"> · {fill(w.operator, { name: session.operator })}</span>
        )}
      </span>
      <Button
        type="text"
        className="frame-cutoff numbers"
        icon={<DownOutlined aria-hidden />}
        iconPlacement="end"
        disabled={session.store.state !== 'ready'}
        onClick={() => perform(chooseCutoff)}
      >
        {fill(w.cutoff, { date: session.cutoff })}
      </Button>
      <Button
        className="frame-search"
        icon={<SearchOutlined />}
        aria-label={w.searchHint}
        onClick={() => perform(openPalette)}
      >
        <span className="frame-search-text">{w.search}</span>
        <kbd className="frame-search-key">{shortcutText('mod+k', navigator.platform)}</kbd>
      </Button>
      <TextSize />
      {session.operators.length > 0 && <ActionButton action={lock} iconOnly type="text" />}
      <ActionButton action={openHelp} iconOnly type="text" />
    </header>
  );
}
