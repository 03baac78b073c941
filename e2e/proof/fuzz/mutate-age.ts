import type { Random } from '../../../bench/random.ts';
import { type AgeDraft, type AgeStanza, bodyLines, unpadded } from './age-model.ts';

/** A change of an age file; where the file gives no handle for it, none. */
type AgeMutation = (draft: AgeDraft, random: Random) => AgeDraft;
export type AgeMutations = Readonly<Record<string, AgeMutation>>;

export const noise = (random: Random, length: number): Buffer =>
  Buffer.from(Array.from({ length }, () => random.below(256)));

const onStanza = (draft: AgeDraft, at: number, change: (stanza: AgeStanza) => AgeStanza): AgeDraft => ({
  ...draft,
  stanzas: draft.stanzas.map((stanza, n) => (n === at ? change(stanza) : stanza)),
});
const anyStanza = (
  draft: AgeDraft,
  random: Random,
  change: (stanza: AgeStanza) => Partial<AgeStanza>,
): AgeDraft =>
  onStanza(draft, random.below(Math.max(1, draft.stanzas.length)), (stanza) => ({
    ...stanza,
    ...change(stanza),
  }));
const anyArgument = (draft: AgeDraft, random: Random, change: (argument: string) => string): AgeDraft =>
  anyStanza(draft, random, ({ args }) => {
    const at = random.below(args.length);
    return { args: args.map((argument, n) => (n === at ? change(argument) : argument)) };
  });
/** Argument 1 is the share of a key or the salt of a password, argument 2 the work factor. */
const argument = (draft: AgeDraft, at: 1 | 2, value: string): AgeDraft =>
  onStanza(draft, 0, ({ args, body }) => ({ body, args: args.map((own, n) => (n === at ? value : own)) }));
const beside = (draft: AgeDraft, random: Random, stanza: AgeStanza): AgeDraft => ({
  ...draft,
  stanzas: random.below(2) === 0 ? [stanza, ...draft.stanzas] : [...draft.stanzas, stanza],
});

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const next = (digit: string): string => ALPHABET[(ALPHABET.indexOf(digit) ^ 1) % 64] ?? 'A';

/** Text that is base64 of nothing, of something else, or of the same in another way. */
const wrongBase64 = (text: string, random: Random): string =>
  random.pick<(text: string) => string>([
    (t) => `${t}=`,
    (t) => `${t}==`,
    (t) => `-${t.slice(1)}`,
    (t) => `_${t.slice(1)}`,
    (t) => `${t.slice(0, 4)} ${t.slice(4)}`,
    (t) => t.slice(0, -1),
    (t) => `${t}A`,
    // Of a number of bytes that three do not divide the last digit has bits to spare.
    (t) => t.slice(0, -1) + next(t.at(-1) ?? ''),
    (t) => `${t.slice(0, 3)}\u0000${t.slice(4)}`,
    () => '',
  ])(text);

/** What a hand may do to the lines of any header. */
export const headerMutations: AgeMutations = {
  'another version line': (draft, random) => ({
    ...draft,
    first: random.pick([
      ...['age-encryption.org/v2', 'age-encryption.org/v11', 'age-encryption.org/v', 'age-encryption.org/'],
      ...[
        'age-encryption.org/v1 ',
        'age-encryption.org/v1\r',
        ' age-encryption.org/v1',
        '',
        'AGE-ENCRYPTION.ORG/V1',
      ],
      ...['\ufeffage-encryption.org/v1', 'age-encryption.org/v1\u0000'],
    ]),
  }),
  'the version line twice': (draft) => ({ ...draft, first: `${draft.first}\n${draft.first}` }),
  'an empty line': (draft, random) =>
    random.below(2) === 0 ? { ...draft, first: `${draft.first}\n` } : { ...draft, end: `\n${draft.end}` },
  'carriage returns': (draft) => ({ ...draft, newline: '\r\n', macText: (mac) => ` ${mac}\r\n` }),
  'a carriage return': (draft, random) =>
    random.below(2) === 0
      ? { ...draft, macText: (mac) => ` ${mac}\r\n` }
      : anyStanza(draft, random, ({ body }) => ({ body: body.map((line) => `${line}\r`) })),
  'no stanza': (draft) => ({ ...draft, stanzas: [] }),
  'a stanza twice': (draft, random) => {
    const [stanza] = draft.stanzas;
    return stanza ? beside(draft, random, stanza) : draft;
  },
  'a stanza of another type beside it': (draft, random) => {
    const type = random.pick(['grease', 'example.com/x', 'ssh-ed25519', 'Scrypt', 'x25519', '->', '---']);
    const body = bodyLines(noise(random, random.pick([0, 1, 32, 47, 48, 49, 96, 200])));
    return beside(draft, random, { args: [type, ...random.pick([[], ['x'], ['x', 'y', '!~']])], body });
  },
  'a password beside it': (draft, random) =>
    beside(draft, random, {
      args: ['scrypt', unpadded(noise(random, 16)), random.pick(['1', '18', '63'])],
      body: bodyLines(noise(random, 32)),
    }),
  'a key beside it': (draft, random) =>
    beside(draft, random, {
      args: ['X25519', unpadded(noise(random, 32))],
      body: bodyLines(noise(random, 32)),
    }),
  'a stanza without arguments': (draft, random) =>
    anyStanza(draft, random, () => ({ args: random.pick([[], ['']]) })),
  'an argument gone': (draft, random) =>
    anyStanza(draft, random, ({ args }) => ({ args: args.toSpliced(random.below(args.length), 1) })),
  'an argument more': (draft, random) =>
    anyStanza(draft, random, ({ args }) => ({
      args: args.toSpliced(1 + random.below(args.length), 0, random.pick(['', 'x', '18', args[1] ?? ''])),
    })),
  'an unseen character in an argument': (draft, random) =>
    anyArgument(
      draft,
      random,
      (text) => text + random.pick(['\u0000', '\u007f', '\t', '\u00e9', '\u2028', '\r']),
    ),
  'an argument in other letters': (draft, random) =>
    anyArgument(draft, random, (text) =>
      text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase(),
    ),
  'wrong base64 in an argument': (draft, random) =>
    anyStanza(draft, random, ({ args: [type, text = '', ...rest] }) => ({
      args: [...(type === undefined ? [] : [type]), wrongBase64(text, random), ...rest],
    })),
  'wrong base64 in a body': (draft, random) =>
    anyStanza(draft, random, ({ body: [line = '', ...rest] }) => ({
      body: [wrongBase64(line, random), ...rest],
    })),
  'another body': (draft, random) => anyStanza(draft, random, () => ({ body: bodyLines(noise(random, 32)) })),
  'a body line gone': (draft, random) => anyStanza(draft, random, ({ body }) => ({ body: body.slice(1) })),
  'a body line more': (draft, random) =>
    anyStanza(draft, random, ({ body }) => ({ body: [...body, random.pick(['', 'AAAA', 'A'.repeat(64)])] })),
  'a body in other lines': (draft, random) =>
    anyStanza(draft, random, ({ body }) => {
      const text = body.join('');
      return { body: random.pick([[text.slice(0, 8), text.slice(8)], [text + text], [...body, ...body]]) };
    }),
  'a body of another length': (draft, random) =>
    anyStanza(draft, random, () => ({
      body: bodyLines(noise(random, random.pick([0, 16, 31, 33, 48, 64]))),
    })),
  'a huge body': (draft, random) =>
    beside(draft, random, { args: ['grease', 'x'], body: bodyLines(noise(random, 20_000)) }),
  'a huge argument': (draft, random) => anyArgument(draft, random, (text) => text + 'A'.repeat(20_000)),
  'many stanzas': (draft, random) => {
    const stanza = { args: ['X25519', unpadded(noise(random, 32))], body: bodyLines(noise(random, 32)) };
    return { ...draft, stanzas: [...Array.from({ length: 200 }, () => stanza), ...draft.stanzas] };
  },
  'no end of the header': (draft, random) => ({
    ...draft,
    end: random.pick(['', '--', '----', '-- -', ' ---']),
  }),
  'no MAC': (draft, random) => {
    const text = random.pick(['\n', ' \n', '', ' ']);
    return { ...draft, macText: () => text };
  },
  'wrong base64 in the MAC': (draft, random) => ({
    ...draft,
    macText: (mac) => ` ${wrongBase64(mac, random)}\n`,
  }),
  'a MAC of another length': (draft, random) => ({
    ...draft,
    mac: noise(random, random.pick([1, 16, 31, 33, 64])),
  }),
  'another MAC': (draft, random) => ({ ...draft, mac: noise(random, 32) }),
  'something behind the MAC': (draft, random) => {
    const more = random.pick([' ', 'x', ' x', '\r', '\u0000']);
    return { ...draft, macText: (mac) => ` ${mac}${more}\n` };
  },
  'a MAC line without its end': (draft) => ({ ...draft, macText: (mac) => ` ${mac}` }),
};

/** Costs of a guess that would keep a PC busy for minutes or take all of its memory. */
export const EXCESSIVE = [
  ...[
    '19',
    '20',
    '22',
    '30',
    '31',
    '32',
    '63',
    '64',
    '255',
    '1000000',
    '9'.repeat(20),
    `1${'0'.repeat(400)}`,
  ],
] as const;

/** What a hand may do to what a password opens. */
export const passwordMutations: AgeMutations = {
  'a work factor above the limit': (draft, random) => argument(draft, 2, random.pick(EXCESSIVE)),
  'a work factor in another form': (draft, random) =>
    argument(
      draft,
      2,
      random.pick(['0', '-1', '+2', '02', '2.0', '0x2', '2e0', '2,', '', '2 ', 'NaN', '２']),
    ),
  'another work factor': (draft, random) => argument(draft, 2, random.pick(['1', '3', '4'])),
  'a salt of another length': (draft, random) =>
    argument(draft, 1, unpadded(noise(random, random.pick([0, 1, 15, 17, 32])))),
  'another salt': (draft, random) => argument(draft, 1, unpadded(noise(random, 16))),
};

/** Of order 1, 2, 4 and 8: whatever the key, the secret that is shared with these is known. */
const LOW_ORDER = [
  ...['00'.repeat(32), `01${'00'.repeat(31)}`, `ec${'ff'.repeat(30)}7f`, `ed${'ff'.repeat(30)}7f`],
  ...['e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800'],
];

/** What a hand may do to what a key opens. */
export const keyMutations: AgeMutations = {
  'a share of another length': (draft, random) =>
    argument(draft, 1, unpadded(noise(random, random.pick([0, 1, 31, 33, 64])))),
  'another share': (draft, random) => argument(draft, 1, unpadded(noise(random, 32))),
  'a share of low order': (draft, random) =>
    argument(draft, 1, unpadded(Buffer.from(random.pick(LOW_ORDER), 'hex'))),
};
