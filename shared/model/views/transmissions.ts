import { z } from 'zod';
import { id, ms, unitRef } from './common.ts';

export const transmission = z.object({
  id,
  at: ms,
  kind: z.string(),
  to: unitRef,
  file: z.string(),
  records: z.number(),
  /** Place in the chain of bundles to this receiver. */
  number: z.number(),
  /** 已导出 until a receipt comes back, or its code is heard by phone. */
  status: z.enum(['exported', 'delivered']),
  deliveredAt: ms.nullable(),
});

/** One line of 报送登记簿: a file that went out or came in. */
export const transmissionEntry = z.object({
  /** The bundle's id; a file received, taken back and received again has a line each. */
  id,
  at: ms,
  direction: z.enum(['out', 'in']),
  kind: z.enum(['issue', 'submit', 'decide', 'archive', 'card']),
  /** The other side. */
  unit: unitRef,
  /** Name of the file, without its folder. */
  file: z.string(),
  /** Place in the chain of bundles to that receiver; null where the sender did not number them. */
  number: z.number().nullable(),
  /** Eight characters of the id, as the cover shows them. */
  shortCode: z.string(),
  records: z.number(),
  carriedBy: z.string().nullable(),
  medium: z.string().nullable(),
  /** Out: who received it, as somebody wrote it down; receipts name no person. In: who received it here. */
  receivedBy: z.string().nullable(),
  status: z.enum(['exported', 'delivered', 'received', 'undone']),
  /** Out: when and how it became known that it arrived. In: our code for the sender, null once taken back. */
  receipt: z.object({
    at: ms.nullable(),
    by: z.enum(['receipt', 'phone']).nullable(),
    code: z.string().nullable(),
    /** Records that were not taken: out, as the receipt says; in, as was seen here. Null where it is not known. */
    refused: z.number().nullable(),
  }),
});

export type Transmission = z.infer<typeof transmission>;
export type TransmissionEntry = z.infer<typeof transmissionEntry>;
