import { z } from 'zod';
import * as v from '../model/views.ts';
import { line, none, note, op } from './arguments.ts';

const name = z.string().trim().min(1).max(100);

export const peopleOperations = {
  /** 责任人 and 分管领导 of tasks inside this unit; null names nobody any more, what is left out stays. */
  saveOwner: op(
    z.strictObject({
      tasks: z.array(line).min(1).max(20_000),
      owner: note.nullable().optional(),
      leader: note.nullable().optional(),
    }),
    z.object({ changed: z.number() }),
  ),
  /** Who is known to work here, and who handed over to whom. */
  listPeople: op(none, v.people),
  /** What a person has in hand, for the 交接清单. */
  getInHand: op(z.strictObject({ person: name }), v.inHand),
  /** 人员交接: from a day on another person holds these posts; what was signed keeps the name it was signed with. */
  handOver: op(
    z.strictObject({
      posts: z.array(v.post).min(1).max(5),
      from: name,
      to: name,
      on: z.iso.date(),
      /** 监交人. */
      witness: line.nullable(),
      /** Of the new 联络员. */
      phone: z.string().max(60).nullable(),
      /** A unit of our register whose 联络员 changes; null for ourselves. */
      unit: line.nullable(),
    }),
    z.object({ people: v.people, tasks: z.number(), open: z.number() }),
  ),
} as const;
