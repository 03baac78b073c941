import { Form, Input, Radio } from 'antd';
import { transcriptSources } from '../../../shared/model/record/report.ts';
import { sourceWord } from '../../../shared/rules/transcript-words.ts';
import { useLanguage } from '../../state/session.ts';
import { useWords } from '../../words/words.ts';

/** How a report came that is typed for its unit. */
export interface Heard {
  readonly source: (typeof transcriptSources)[number];
  readonly from: string;
  /** Calendar date; empty while it is being typed. */
  readonly on: string;
  readonly by: string;
}

export function HeardForm({
  heard,
  put,
}: {
  readonly heard: Heard;
  readonly put: (part: Partial<Heard>) => void;
}) {
  const w = useWords('transcripts');
  const language = useLanguage();
  return (
    <Form layout="vertical" className="typing-heard">
      <Form.Item label={w.source}>
        <Radio.Group
          aria-label={w.source}
          value={heard.source}
          onChange={(event) => put({ source: event.target.value })}
          options={transcriptSources.map((value) => ({ value, label: sourceWord(value, language) }))}
        />
      </Form.Item>
      <Form.Item label={w.from} htmlFor="typing-from">
        <Input
          id="typing-from"
          autoFocus
          maxLength={100}
          value={heard.from}
          onChange={(event) => put({ from: event.target.value })}
        />
      </Form.Item>
      <Form.Item label={w.on} htmlFor="typing-on">
        <Input
          id="typing-on"
          type="date"
          value={heard.on}
          onChange={(event) => put({ on: event.target.value })}
        />
      </Form.Item>
      <Form.Item label={w.by} htmlFor="typing-by">
        <Input
          id="typing-by"
          maxLength={100}
          value={heard.by}
          onChange={(event) => put({ by: event.target.value })}
        />
      </Form.Item>
    </Form>
  );
}
