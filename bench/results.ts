import { cpus, totalmem } from 'node:os';
import { hasRegressed, readBaseline } from './baseline.ts';
import { holds, type Measure, median, ratioOf } from './measure.ts';
import { SEED } from './workload.ts';

/** results.md of a run; `missing` are the parts that it has no figures of. */
export function formatResults(measures: readonly Measure[], missing: readonly string[], at: Date): string {
  const baseline = readBaseline();
  const bounded = measures.filter((measure) => measure.bound);
  const others = measures.filter((measure) => !measure.bound);
  return `# Speed and memory

Written by \`npm run bench\`; how to read it: [README.md](README.md).

- ${at.toISOString().slice(0, 10)}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB of memory, ${process.platform}, Node ${process.version}
- seed of the workload: ${SEED}
${missing.map((part) => `- **no figures of the part \`${part}\`**\n`).join('')}
| measure | value | floor | ratio | bound | baseline | ok |
| --- | --- | --- | --- | --- | --- | --- |
${bounded.map((measure) => boundedRow(measure, baseline[measure.id], hasRegressed(measure, baseline))).join('\n')}

For information, without a bound:

| measure | value | floor | ratio |
| --- | --- | --- | --- |
${others.map((measure) => `| ${figures(measure).join(' | ')} |`).join('\n')}

${definitions}`;
}

const definitions = `## What the figures are

- A value is the median of its repetitions, a ratio the median of the repetitions' ratios to the floor measured beside them.
- A *task* is a record as the import of a printed list makes it: the printed row (a running number and ten Chinese texts), and the category, title, detail, units, deadline and indicators understood from it. Each is assigned to the receiving school, so that 10,000 tasks are about 20,000 records; floor and comparator carry the same ones.
- *Receive* runs from the file to the receipt, through the operation that the window and the command line call, into a store that holds no task and has the bureau's key; after a preview, and without the snapshot of the day. *Again* is a further call with the same file, the median of three; a row has changed when the operation says so or when a byte of the database or its log is another.
- *Row floor*: read, sha256, inflate, \`JSON.parse\` per line, one prepared upsert into one STRICT table with a text key and no other index, WAL, FULL, one transaction.
- *Automerge snapshot*: \`save\` of one document that holds kind, parent, author and fields of each record under its id, texts as \`ImmutableString\`; its ratio to the printed cells alone is given as well.
- *yjs, automerge, loro*: the same records under the same ids, one map for each record and one entry for each field, kind, parent and author among them; read from a file into an empty replica in memory, every field looked at once. They check no signature, keep no history and write nothing to a disk.
- *Increment*: a measure of the codec, since bundles to units always hold the full scope: of 10,000 tasks each of two sides changes two texts in a fifth, half of those in the same tasks; lines of the changed records with the changed fields alone, deflated, beside the update that yjs makes of the same edits. *In memory* a replica with the other side's edits unpacks, reads, checks and merges them, ours by the rule and the readers of the product, yjs by its own. *Into the store on disk* the same lines go into a store, each change with its row in the history, in one transaction that waits for the disk; it stands beside yjs in memory, beside yjs with *every field looked at once* afterwards, as at the receive, and beside the same lines merged by the same rule into the table of the row floor, without a history.
- *Peak memory*: the largest resident set of a process, as the system counts it.
- *School bundles*: each of 1,000 schools reports 40 tasks over 12 periods in a bundle of its own, signed by a key of its own, into one store that gave every school those tasks; received one after the other. *The first* are the 51st to the 100th, *the last* the last 50; for the time they are received in turn in one process, each into the store as it was before it, so that what else the machine does meets both alike.
- *Lights*: 64 tasks given to 10,000 schools, two in five of the shares reported; every share is read and judged, as the figures of a body are. *Reading alone* reads the same records in the same way and makes nothing of them. *After one report* is the same question after one more report was stored.
- *Longest frame during a receive*: the built window in a browser, frames at the beat of a screen; from the press of 接收 to ten frames after the receipt stands there. *Until it is shown* begins before the file is looked for in the window's own list of files and ends ten frames after its preview can be received.
- *A .docx* is read by the product's own reader on yauzl and saxes: from the path to understood tasks, the start of the thread that reads it included. The floor is a widely used library for Word files turning the same file into HTML in the same process; unpacking and XML parsing alone, without a thread and without looking at any element, is given as well.
- *First paint* of the ledger: from the moment the page has read the answer with the rows to the end of the frame that first shows some. *Opening* begins at the change of the address instead and has the reading of the rows in it, at the floor from a ready-made file.
- *Longest frame*: the longest time between two animation frames while the wheel is turned 80 times over the rows and the scroll bar jumps 20 times; without the browser's frame rate limit, so that a frame lasts as long as its work. The floor is a page with nothing but an antd Table, virtual, with the same texts in as many columns and about as many rows in sight.
`;

function boundedRow(measure: Measure, baseline: number | undefined, regressed: boolean): string {
  const verdict =
    holds(measure) === false ? 'over the bound' : regressed ? 'slower than the baseline' : 'yes';
  const cells = [
    ...figures(measure),
    boundText(measure),
    baseline === undefined ? '' : `${baseline} ×`,
    verdict,
  ];
  return `| ${cells.join(' | ')} |`;
}

function figures(measure: Measure): readonly string[] {
  const { what, unit, values, floor } = measure;
  const ratio = ratioOf(measure);
  return [
    what,
    figure(median(values), unit),
    floor ? `${floor.name}: ${figure(median(floor.values), unit)}` : '',
    ratio === null ? '' : `${ratio.toFixed(2)} ×`,
  ];
}

function boundText({ bound, unit }: Measure): string {
  if (!bound) return '';
  return bound.of === 'ratio' ? `≤ ${bound.atMost} ×` : `≤ ${bound.atMost} ${unit}`;
}

const figure = (value: number, unit: Measure['unit']): string =>
  `${value >= 100 || unit === 'rows' ? Math.round(value) : value.toFixed(value >= 10 ? 1 : 2)} ${unit}`;
