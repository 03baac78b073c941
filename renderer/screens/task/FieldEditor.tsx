import { Input } from 'antd';
import { useWords } from '../../words/words.ts';
import type { Changes, FieldName } from './acts.ts';
import { DeadlineEditor } from './edit/DeadlineEditor.tsx';
import { IndicatorsEditor } from './edit/IndicatorsEditor.tsx';
import { UnitsEditor } from './edit/UnitsEditor.tsx';

interface FieldEditorProps {
  readonly name: FieldName;
  readonly draft: Changes;
  readonly change: (draft: Changes) => void;
}

export function FieldEditor({ name, draft, change }: FieldEditorProps) {
  const w = useWords('task');
  switch (name) {
    case 'units':
      return <UnitsEditor value={draft.units ?? []} change={(units) => change({ units })} />;
    case 'deadline':
      return (
        <DeadlineEditor
          value={draft.deadline ?? { kind: 'none', text: null, date: null }}
          change={(deadline) => change({ deadline })}
        />
      );
    case 'indicators':
      return (
        <IndicatorsEditor value={draft.indicators ?? []} change={(indicators) => change({ indicators })} />
      );
    case 'title':
      return (
        <Input.TextArea
          autoFocus
          autoSize={{ minRows: 2, maxRows: 8 }}
          value={draft.title ?? ''}
          aria-label={w.title}
          onChange={(event) => change({ title: event.target.value })}
        />
      );
    case 'category':
    case 'detail':
      return (
        <Input.TextArea
          autoFocus
          autoSize={{ minRows: 1, maxRows: 10 }}
          value={draft[name] ?? ''}
          aria-label={w[name]}
          onChange={(event) => change({ [name]: event.target.value || null })}
        />
      );
  }
}
