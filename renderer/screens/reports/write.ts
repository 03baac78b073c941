import { dateOf } from '../../../shared/dates.ts';
import type { DescribedError } from '../../../shared/errors.ts';
import type { PrintableRequest, WrittenPaper } from '../../../shared/model/views.ts';
import { call } from '../../api/call.ts';
import { announceWritten } from '../../pick/on-stick.ts';
import { pickSaveFile } from '../../pick/pick.ts';
import { writeFile } from '../../pick/write-file.ts';
import { useSessionState } from '../../state/session.ts';
import { fill, words } from '../../words/words.ts';
import { type Chosen, type Paper, paperName, papers } from './papers.ts';

interface Known {
  readonly written: readonly WrittenPaper[];
  readonly requests: readonly PrintableRequest[];
}

/** Asks where, writes the paper there and says so; the refusal where it could not be written. */
export async function writePaper(
  paper: Paper,
  chosen: Chosen,
  title: string,
  { written, requests }: Known,
): Promise<DescribedError | null> {
  const w = words().reports;
  const request = paper.request ? requests.find(({ id }) => id === chosen.request) : undefined;
  const name = paperName(paper, chosen, {
    unit: useSessionState.getState().session?.unit?.name ?? '',
    title: request ? `${w[`type_${request.type}`]}${w.form}` : title,
    request,
    today: dateOf(Date.now()),
    written,
  });
  const path = await pickSaveFile('report', name);
  if (path === null) return null;
  const answer = await writeFile(
    'writeReport',
    {
      kind: paper.kind,
      ledger: paper.ledger ? chosen.ledger : null,
      period: paper.period ? chosen.period : null,
      unit: paper.unit ? chosen.unit : null,
      request: paper.request ? chosen.request : null,
      path,
    },
    { quiet: true },
  );
  if (!answer.ok) return answer.error;
  await announceWritten(fill(w.written, { title, path: answer.value.path }), answer.value.path);
  return null;
}

/** The same of all ledgers and of the period that is due, for a button beside what the paper tells. */
export async function writeUsual(kind: Paper['kind']): Promise<DescribedError | null> {
  const paper = papers.find((each) => each.kind === kind);
  const [workbench, written] = [await call('getWorkbench', {}), await call('listPapers', {})];
  if (!paper || !workbench.ok || !written.ok) return null;
  const chosen = { ledger: null, period: workbench.value.period, unit: null, request: null };
  return writePaper(paper, chosen, words().reports[`${kind}_title`], {
    written: written.value,
    requests: [],
  });
}
