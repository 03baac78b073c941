import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseListText } from '../shared/lists/index.ts';
import type { ParsedList, ParsedTask } from '../shared/lists/model.ts';
import type { TaskFields } from '../shared/model/record.ts';
import { taskFieldsOf } from '../shared/rules/list-revision.ts';
import { createRandom, type Random } from './random.ts';

/** Seed of the workload: printed with the results. */
export const SEED = 20_220_601;

/** The running number and ten fields of text. */
export const columns = [
  '序号',
  '工作类别',
  '工作任务',
  '任务目标',
  '量化指标',
  '主要举措',
  '牵头单位',
  '配合单位',
  '完成时限',
  '责任人',
  '备注',
] as const;

export const seedsDir = join(import.meta.dirname, '../seeds');
export const seedFiles = ['jinan.txt', 'jiyuan.txt'].map((name) => join(seedsDir, name));

/**
 * Tasks made of the two seed lists' own wording: a printed list of `count` rows whose cells are put together from the
 * seeds' categories, sentences, units and deadlines with other figures, read by the product's own reader.
 */
export function workloadTasks(count: number, random: Random = createRandom(SEED)): readonly TaskFields[] {
  const rows = documentRows(count, random);
  return readRows(rows).tasks.map((task) => withSeededIds(taskFieldsOf(task), random));
}

/** The same rows as a text that can be imported. */
export function workloadText(count: number): string {
  return textOf(documentRows(count, createRandom(SEED)));
}

function documentRows(count: number, random: Random): readonly (readonly string[])[] {
  const tasks = seedFiles.flatMap((file) => read(readFileSync(file, 'utf8')).tasks);
  const pool = poolOf(tasks);
  return Array.from({ length: count }, (_, at) => row(at + 1, pool, random));
}

const textOf = (rows: readonly (readonly string[])[]): string =>
  `工作任务清单\n\n${[columns, ...rows].map((cells) => cells.join('\t')).join('\n')}\n`;

const readRows = (rows: readonly (readonly string[])[]): ParsedList => read(textOf(rows));

function read(text: string): ParsedList {
  const list = parseListText(text);
  if (!list.ok) throw new Error(`the workload is a list: ${list.error.code}`);
  return list.value;
}

interface Pool {
  readonly categories: readonly string[];
  readonly titles: readonly string[];
  readonly sentences: readonly string[];
  readonly units: readonly string[];
  readonly deadlines: readonly string[];
}

function poolOf(tasks: readonly ParsedTask[]): Pool {
  const texts = tasks.flatMap((task) => [task.title, task.detail ?? '']);
  return {
    categories: unique(tasks.flatMap((task) => task.category ?? [])),
    titles: unique(tasks.map((task) => task.title.split(/[，。；]/)[0] ?? task.title)),
    sentences: unique(texts.flatMap((text) => text.split(/(?<=[。；])/)).filter((text) => text.length > 8)),
    units: unique(tasks.flatMap((task) => task.units.map((unit) => unit.name))),
    deadlines: unique(tasks.flatMap((task) => task.deadline.text ?? [])),
  };
}

const unique = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.map((text) => text.replace(/\s+/g, '')).filter(Boolean)),
];

function row(seq: number, pool: Pool, random: Random): readonly string[] {
  const sentence = () => random.pick(pool.sentences).replace(/\d+/g, () => `${1 + random.below(99)}`);
  const lead = random.pick(pool.units);
  const others = Array.from({ length: random.below(4) }, () => random.pick(pool.units));
  return [
    `${seq}`,
    random.pick(pool.categories),
    random.pick(pool.titles),
    sentence() + sentence(),
    sentence(),
    sentence(),
    lead,
    unique(others.filter((unit) => unit !== lead)).join('、'),
    random.pick(pool.deadlines),
    `${random.pick(pool.units)}分管负责同志`,
    sentence(),
  ];
}

const withSeededIds = (fields: TaskFields, random: Random): TaskFields => ({
  ...fields,
  indicators: fields.indicators.map((indicator) => ({ ...indicator, id: random.id() })),
});
