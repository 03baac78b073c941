import { FileExcelOutlined, FileWordOutlined, FolderOpenOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { type ReactNode, useState } from 'react';
import { momentOf } from '../../../shared/dates.ts';
import type { DescribedError } from '../../../shared/errors.ts';
import type { PrintableRequest, WrittenPaper } from '../../../shared/model/views.ts';
import { call } from '../../api/call.ts';
import { Failure } from '../../parts/Failure.tsx';
import { periodText } from '../../parts/period-text.ts';
import { useLanguage } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';
import { type Chosen, lacking, type Paper, type Stock } from './papers.ts';
import { writePaper } from './write.ts';

interface PaperCardProps {
  readonly paper: Paper;
  readonly chosen: Chosen;
  readonly stock: Stock;
  readonly written: readonly WrittenPaper[];
  readonly requests: readonly PrintableRequest[];
  /** What this paper alone lets choose. */
  readonly children: ReactNode;
}

/** One paper: what for, who signs, 生成, and where the last one lies. */
export function PaperCard({ paper, chosen, stock, written, requests, children }: PaperCardProps) {
  const w = useWords('reports');
  const language = useLanguage();
  const [error, setError] = useState<DescribedError | null>(null);
  const [busy, setBusy] = useState(false);
  const { kind, ending } = paper;
  const title = w[`${kind}_title`];
  const needs = lacking(paper, chosen, stock);
  const last = written.find((each) => each.kind === kind);
  const Icon = ending === 'xlsx' ? FileExcelOutlined : FileWordOutlined;
  const write = async () => {
    setBusy(true);
    setError(null);
    setError(await writePaper(paper, chosen, title, { written, requests }));
    setBusy(false);
  };
  return (
    <section className="panel reports-card" aria-labelledby={`paper-${kind}`}>
      <h2 className="section-title" id={`paper-${kind}`}>
        <Icon aria-hidden /> {title} <span className="secondary small">.{ending}</span>
      </h2>
      <p className="reports-text">{w[`${kind}_for`]}</p>
      <p className="reports-text secondary">{fill(w.signedBy, { who: w[`${kind}_sign`] })}</p>
      <Flex gap="small" wrap align="center" className="reports-acts">
        {children}
        <Button
          loading={busy}
          disabled={needs !== null}
          aria-label={fill(w.writeName, { title })}
          onClick={() => void write()}
        >
          {w.write}
        </Button>
        {paper.period && <span className="secondary">{periodText(chosen.period, language)}</span>}
        {needs !== null && <span className="secondary">{w[`needs_${needs}`]}</span>}
      </Flex>
      {error && <Failure error={error} />}
      {last && (
        <p className="reports-last small secondary">
          <span>
            {fill(w.last, { at: momentOf(last.at), name: last.path.split(/[\\/]/).at(-1) ?? last.path })}
          </span>
          <Button
            type="link"
            size="small"
            icon={<FolderOpenOutlined />}
            aria-label={fill(w.showName, { title })}
            onClick={() => void call('showInFolder', { path: last.path })}
          >
            {w.show}
          </Button>
        </p>
      )}
    </section>
  );
}
