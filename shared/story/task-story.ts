import { dateOf } from '../dates.ts';
import type { RequestView, TaskDetail } from '../model/views.ts';
import { periodWords } from '../period-words.ts';

/** One sentence of the story of a task: when, and who did what. */
export interface StoryLine {
  readonly key: string;
  /** YYYY-MM-DD; instants as their date in +08:00. */
  readonly date: string;
  readonly sentence: string;
}

interface Told extends StoryLine {
  /** For the order within a day; null for what is known by its date alone. */
  readonly at: number | null;
}

/** A story as it is printed is Chinese, like every paper. */
const asks: Readonly<Record<RequestView['type'], string>> = {
  extend: '延期',
  change: '调整',
  close: '办结',
  strikeOff: '销号',
};

const decided: Readonly<Record<TaskDetail['decisions'][number]['verdict'], string>> = {
  accept: '审核通过',
  return: '退回',
  approve: '立项审定',
  extend: '同意延期',
  complete: '办结',
  completeYear: '年度办结',
  strikeOff: '销号',
  refuseStrikeOff: '不予销号',
  reopen: '重新启动',
  suspend: '暂缓办理',
  resume: '恢复办理',
  cancel: '撤销任务',
  flagRisk: '标记重大风险',
  clearRisk: '解除重大风险',
};

const conclusions = {
  agreed: '同意销号',
  returned: '退回补充',
  ongoing: '转为持续推进',
  refused: '不予销号',
} as const;

const quote = (text: string | null | undefined): string =>
  text && text.trim() !== '' ? `：“${text.trim().replace(/\s*\n\s*/g, ' ')}”` : '';
const by = (...names: readonly (string | null | undefined)[]): string => {
  const known = [...new Set(names.filter((name): name is string => Boolean(name)))];
  return known.length > 0 ? `（${known.join('、')}）` : '';
};

/**
 * 一事一卡: what happened to a task, oldest first, in sentences with names and dates. Only what the store holds is told: to
 * a unit its own share.
 */
export function taskStory(detail: TaskDetail): readonly StoryLine[] {
  const told = [
    ...registered(detail),
    ...instructed(detail),
    ...insideInstructed(detail),
    ...assigned(detail),
    ...answered(detail),
    ...reported(detail),
    ...requested(detail),
    ...countersigned(detail),
    ...urged(detail),
    ...decisions(detail),
  ];
  return told
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : (a.at ?? 0) - (b.at ?? 0)))
    .map(({ key, date, sentence }) => ({ key, date, sentence }));
}

const told = (key: string, at: number, sentence: string): Told => ({ key, at, date: dateOf(at), sentence });

function registered({ history, ledger }: TaskDetail): readonly Told[] {
  const first = history.findLast(({ kind, action }) => kind === 'task' && action === 'created');
  if (!first) return [];
  const received = first.via === 'receive';
  const what = received ? `接收下发的任务` : '立项登记';
  return [told(`task ${first.seq}`, first.at, `${what}，列入《${ledger.title}》${by(first.who)}。`)];
}

const instructed = ({ instructions }: TaskDetail): readonly Told[] =>
  instructions.map(({ by: leader, on, text, source }, index) => ({
    key: `instruction ${index}`,
    at: null,
    date: on,
    sentence: `${leader}批示${source ? `（${source}）` : ''}${quote(text)}。`,
  }));

/** 校内批示 and what was done about it; the paper is the unit's own. */
const insideInstructed = ({ inside }: TaskDetail): readonly Told[] =>
  inside.flatMap(({ id, by: leader, on, text, source, recordedBy, outcome, answeredBy, answeredAt }) => [
    {
      key: `inside ${id}`,
      at: null,
      date: on,
      sentence: `${leader}批示${source ? `（${source}）` : ''}${quote(text)}${recordedBy === null ? '' : `，${recordedBy}记录`}。`,
    },
    ...(answeredAt === null
      ? []
      : [told(`outcome ${id}`, answeredAt, `办理批示${quote(outcome ?? '')}${by(answeredBy)}。`)]),
  ]);

/** 交办 and its withdrawal, units of one moment in one sentence. */
function assigned({ history, assignments }: TaskDetail): readonly Told[] {
  const units = new Map(assignments.map((each) => [each.id, each]));
  const entries = history.flatMap(({ kind, record, at, who, via, changes, action }) => {
    const assignment = kind === 'assignment' ? units.get(record) : undefined;
    if (!assignment) return [];
    const state = changes.find(({ field }) => field === 'state')?.new;
    const what = state === 'cancelled' ? '收回交办' : via === 'receive' ? '接收交办' : '交办';
    const counts =
      action === 'created' || state !== undefined || changes.some(({ field }) => field === 'round');
    const name = `${assignment.unit.name}（${assignment.role === 'lead' ? '牵头' : '配合'}）`;
    return counts ? [{ key: `${at} ${what} ${who}`, at, who, what, name }] : [];
  });
  return [...Map.groupBy(entries, ({ key }) => key)].flatMap(([key, same]) => {
    const [first] = same;
    if (!first) return [];
    const names = [...new Set(same.map(({ name }) => name))].join('、');
    return [told(key, first.at, `${first.what}：${names}${by(first.who)}。`)];
  });
}

const answered = ({ acknowledgements }: TaskDetail): readonly Told[] =>
  acknowledgements.map(({ id, at, unit, by: who, answer, reason }) =>
    told(
      id,
      at,
      answer === 'accepted'
        ? `${unit.name}签收${by(who)}。`
        : `${unit.name}退回改派${by(who)}${quote(reason)}。`,
    ),
  );

const reported = ({ reports }: TaskDetail): readonly Told[] =>
  reports.flatMap((report) => {
    const { id, unit, period, version, noChange, text, percent, reason, transcribed, answer } = report;
    const name =
      version > 1 ? `更正${periodWords(period)}进展（第 ${version} 版）` : `报送${periodWords(period)}进展`;
    const who = transcribed
      ? `（${transcribed.from ?? '—'}口述，${transcribed.by ?? '—'}代录）`
      : by(report.filledBy, report.reviewedBy, report.signedOffBy);
    const figure = percent === null ? '' : `，完成 ${percent}%`;
    const said = noChange === null ? quote(text) : `：本期无进展，${noChange}`;
    const why = version > 1 && reason ? `，原因：${reason}` : '';
    const explained = (report.explained ?? [])
      .map((each) => `校验提示“${each.finding}”，说明${quote(each.text)}。`)
      .join('');
    return [
      told(id, report.signedOffAt, `${unit.name}${name}${who}${figure}${why}${said}。${explained}`),
      ...(answer
        ? [
            told(
              `answer ${id}`,
              answer.at,
              `${periodWords(period)}进展${answer.accepted ? '审核通过' : '退回'}${by(answer.by, answer.approvedBy)}${quote(answer.text)}。`,
            ),
          ]
        : []),
    ];
  });

const requested = ({ requests }: TaskDetail): readonly Told[] =>
  requests.flatMap(
    ({ id, unit, type, reason, date, text, late, signedOffAt, signedOffBy, filledBy, answer }) => {
      const until = date === null ? '' : `至${date}`;
      const wanted = text === null ? '' : `，调整为“${text}”`;
      return [
        told(
          id,
          signedOffAt,
          `${unit.name}申请${asks[type]}${until}${late ? '（逾期后提出）' : ''}${by(filledBy, signedOffBy)}${wanted}${quote(reason)}。`,
        ),
        ...(answer
          ? [
              told(
                `answer ${id}`,
                answer.at,
                `${asks[type]}申请${answer.accepted ? '同意' : '不同意'}${answer.date ? `，新时限 ${answer.date}` : ''}${by(answer.by, answer.approvedBy)}${quote(answer.text)}。`,
              ),
            ]
          : []),
      ];
    },
  );

const countersigned = ({ countersigns }: TaskDetail): readonly Told[] =>
  countersigns.flatMap(({ unit, answer, text, by: who, at, recordedBy }) =>
    answer === null || at === null
      ? []
      : [
          told(
            `countersign ${unit.id}`,
            at,
            `${unit.name}会签${answer === 'agreed' ? '同意' : '不同意'}${by(who)}${recordedBy ? `，${recordedBy.name}登记` : ''}${quote(text)}。`,
          ),
        ],
  );

const urged = ({ urges }: TaskDetail): readonly Told[] =>
  urges.map(({ id, at, unit, by: who, limit, text, light, answered: done }) =>
    told(
      id,
      at,
      `催办${unit.name}${light ? `（${light.word}）` : ''}，${limit}前答复${by(who)}${quote(text)}${done ? '，已答复' : '，还没有答复'}。`,
    ),
  );

const decisions = (detail: TaskDetail): readonly Told[] =>
  detail.decisions.map(({ id, at, verdict, year, date, conclusion, unit, text, by: who, approvedBy }) =>
    told(
      id,
      at,
      `${decided[verdict]}${year === null ? '' : ` ${year} 年度`}${unit ? `（${unit.name}）` : ''}${date && verdict === 'extend' ? `至${date}` : ''}${conclusion ? `，结论：${conclusions[conclusion]}` : ''}${by(who, approvedBy)}${quote(text)}。`,
    ),
  );
