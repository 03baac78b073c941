import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** Cost of scrypt (RFC 7914): 2^15 with r = 8 takes 32 MB. */
const COST = 2 ** 15;
const BLOCK = 8;
const BYTES = 32;

const base64 = z.string().regex(/^[A-Za-z0-9+/]+=*$/);

/** What is kept of a password. The cost stands with it, so that it can be raised for new ones. */
export const passwordMark = z.object({
  cost: z.int().min(2).max(COST),
  salt: base64.length(24),
  hash: base64.length(44),
});

export type PasswordMark = z.output<typeof passwordMark>;

export function markOf(password: string): PasswordMark {
  const salt = randomBytes(16);
  return {
    cost: COST,
    salt: salt.toString('base64'),
    hash: derive(password, salt, COST).toString('base64'),
  };
}

/** Compared in constant time. */
export const isPassword = (given: string, { cost, salt, hash }: PasswordMark): boolean =>
  timingSafeEqual(derive(given, Buffer.from(salt, 'base64'), cost), Buffer.from(hash, 'base64'));

/** An input method may give the same sign in a full-width form. */
const derive = (password: string, salt: Buffer, cost: number): Buffer =>
  scryptSync(password.normalize('NFKC'), salt, BYTES, { N: cost, r: BLOCK, p: 1, maxmem: 2 ** 26 });
