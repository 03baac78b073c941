import { SearchOutlined } from '@ant-design/icons';
import { AutoComplete, Input } from 'antd';
import { useEffect, useState } from 'react';
import { type Action, isOffered } from '../actions/action.ts';
import { allActions } from '../actions/all.ts';
import { belongsToIme } from '../actions/ime.ts';
import { shortcutText } from '../actions/keys.ts';
import { actionContext, perform } from '../actions/perform.ts';
import { go } from '../routes/router.ts';
import { useLook } from '../theme/use-look.ts';
import { fill, useWords, words } from '../words/words.ts';
import { type DialogControl, DialogFrame } from './DialogFrame.tsx';
import { useFoundTasks } from './use-found-tasks.ts';
import './PaletteDialog.css';

const TASKS_SHOWN = 30;
/** Lengths at 100 % text: the list at its longest, and the field with the space around both. */
const LIST_HEIGHT = 320;
const AROUND_LIST = 120;

/** One field for everything: type a task, a screen or an action, press Enter. */
export function PaletteDialog({ control }: { readonly control: DialogControl }) {
  const w = useWords('frame');
  const { scale } = useLook();
  const [text, setText] = useState('');
  /** The words for which Enter came before anything was found. */
  const [entered, setEntered] = useState<string | null>(null);
  const wanted = text.trim();
  const found = useFoundTasks(wanted);
  const searching = found.text !== wanted;
  const actions = offered(wanted);
  const isEarly = searching && actions.length === 0;

  const choose = (value: string) => {
    control.close();
    const action = actions.find(({ id }) => value === `action:${id}`);
    if (action) perform(action);
    else go('ledger', { task: value.replace(/^task:/, '') });
  };

  const [first] = found.tasks;
  useEffect(() => {
    if (entered === null || entered !== found.text) return;
    setEntered(null);
    if (first) {
      control.close();
      go('ledger', { task: first.id });
    }
  }, [entered, found.text, first, control]);

  const groups = [
    {
      label: w.actionsGroup,
      options: actions.map((action) => ({
        value: `action:${action.id}`,
        label: <ActionLine action={action} />,
      })),
    },
    {
      label: w.tasksGroup,
      options: (entered === null ? found.tasks : []).slice(0, TASKS_SHOWN).map((task) => ({
        value: `task:${task.id}`,
        label: <span className="palette-line">{`${task.number}　${task.title}`}</span>,
      })),
    },
  ].filter(({ options }) => options.length > 0);

  return (
    <DialogFrame
      control={control}
      footer={null}
      closable={false}
      title={w.searchHint}
      className="palette"
      width="40rem"
    >
      <div
        onKeyDownCapture={(event) => {
          // antd's field would run the marked line on Tab, too.
          if (belongsToIme(event) || event.key === 'Tab') event.stopPropagation();
          else if (event.key === 'Escape') control.close();
          else if (event.key === 'Enter' && isEarly) {
            // What is listed was found for other words.
            event.stopPropagation();
            setEntered(wanted);
          }
        }}
      >
        <AutoComplete
          className="palette-field"
          value={text}
          options={groups}
          open
          autoFocus
          defaultActiveFirstOption
          getPopupContainer={(field) => field.parentElement ?? document.body}
          notFoundContent={
            <span className="secondary">
              {searching ? w.searching : fill(w.nothingFound, { text: wanted })}
            </span>
          }
          listHeight={Math.min(LIST_HEIGHT * scale, window.innerHeight - AROUND_LIST * scale)}
          onChange={(value) => {
            setEntered(null);
            setText(value.startsWith('action:') || value.startsWith('task:') ? text : value);
          }}
          onSelect={choose}
        >
          <Input
            size="large"
            prefix={<SearchOutlined />}
            placeholder={w.searchHint}
            aria-label={w.searchHint}
          />
        </AutoComplete>
      </div>
    </DialogFrame>
  );
}

function offered(text: string): readonly Action[] {
  const context = actionContext();
  if (!context) return [];
  const wanted = text.toLowerCase();
  return allActions
    .filter((action) => action.id !== 'palette' && isOffered(action, context))
    .filter((action) => action.label(words()).toLowerCase().includes(wanted));
}

function ActionLine({ action }: { readonly action: Action }) {
  const [key] = action.keys ?? [];
  return (
    <span className="palette-line">
      {action.icon && <action.icon />}
      <span>{action.label(words())}</span>
      {key && <kbd>{shortcutText(key, navigator.platform)}</kbd>}
    </span>
  );
}
