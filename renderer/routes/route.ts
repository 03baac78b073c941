/** The screens an address can name: `#/ledger?ledger=…`. An unknown name leads to the workbench. */
export const screenNames = [
  'workbench',
  'ledger',
  'task',
  'timeline',
  'progress',
  'import',
  'review',
  'internal',
  'leader',
  'receive',
  'submit',
  'issue',
  'transmissions',
  'keys',
  'units',
  'figures',
  'reports',
  'rules',
  'urging',
  'history',
  'differences',
  'backups',
  'settings',
] as const;

export type ScreenName = (typeof screenNames)[number];
export type RouteParams = Readonly<Record<string, string>>;

export interface Route {
  readonly screen: ScreenName;
  readonly params: RouteParams;
}

const isScreenName = (name: string): name is ScreenName => screenNames.some((known) => known === name);

/** Reads a location hash; never fails. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split(/\?(.*)/s);
  const params = Object.fromEntries(new URLSearchParams(query));
  return isScreenName(path) ? { screen: path, params } : { screen: 'workbench', params: {} };
}

/** The location hash of a route; parameters in a fixed order, so that equal routes have equal addresses. */
export function formatRoute({ screen, params }: Route): string {
  const query = new URLSearchParams(Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1))).toString();
  return query === '' ? `#/${screen}` : `#/${screen}?${query}`;
}
