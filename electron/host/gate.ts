import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** What the gate says to one request: let it through, or refuse it with a status. */
export type Verdict = 'pass' | { readonly status: number; readonly reason: string };

export interface GateRequest {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
}

export interface Gate {
  /** The token of the address; it opens the door once. */
  readonly token: string;
  /** The Set-Cookie line for whoever brings the token first; null for a wrong token and for every later time. */
  readonly redeem: (request: GateRequest, token: string | null) => string | null;
  /** Host and Origin alone: what even the address with the token must satisfy. */
  readonly checkOrigin: (request: GateRequest) => Verdict;
  /** Host, Origin and cookie. */
  readonly check: (request: GateRequest) => Verdict;
}

const secret = (): string => randomBytes(32).toString('base64url');

const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/**
 * Who may talk to the loopback host: other web pages and other users of the machine can reach its port as well.
 * @param authority the only `Host` that is answered, `127.0.0.1:PORT`; another name for it may be a rebound DNS name
 */
export function createGate(authority: string): Gate {
  const token = secret();
  const cookie = secret();
  // Cookies do not know ports: the name keeps two hosts on one machine apart.
  const cookieName = `taizhang-${authority.split(':')[1] ?? ''}`;
  let redeemed = false;

  const checkOrigin = ({ method, headers }: GateRequest): Verdict => {
    if (headers.host !== authority) return { status: 421, reason: 'host' };
    const { origin } = headers;
    if (origin === undefined ? method !== 'GET' : origin !== `http://${authority}`)
      return { status: 403, reason: 'origin' };
    return 'pass';
  };

  return {
    token,
    redeem: ({ method }, given) => {
      if (redeemed || method !== 'GET' || given === null || !same(given, token)) return null;
      redeemed = true;
      return `${cookieName}=${cookie}; HttpOnly; SameSite=Strict; Path=/`;
    },
    checkOrigin,
    check: (request) => {
      const verdict = checkOrigin(request);
      if (verdict !== 'pass') return verdict;
      const given = cookieValue(request.headers.cookie ?? '', cookieName);
      return given !== null && same(given, cookie) ? 'pass' : { status: 401, reason: 'cookie' };
    },
  };
}

function cookieValue(header: string, name: string): string | null {
  const pair = header.split(';').find((part) => part.trim().startsWith(`${name}=`));
  return pair === undefined ? null : pair.trim().slice(name.length + 1);
}
