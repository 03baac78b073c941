import { expect, test } from 'vitest';
import { operationNames } from '../../shared/operation-names.ts';
import { createHostApi } from './host.ts';

const noEvents = () => ({ close: () => undefined, onmessage: null });
const answering = (body: unknown, status = 200) => {
  const asked: { path: string; init: RequestInit }[] = [];
  const api = createHostApi({
    fetch: async (path, init) => {
      asked.push({ path, init });
      return new Response(JSON.stringify(body), { status });
    },
    events: noEvents,
  });
  return { api, asked };
};

test('a call posts its arguments and options as JSON and hands back the answer', async () => {
  const { api, asked } = answering({ ok: true, value: { path: '/tmp/a', parent: null, entries: [] } });
  const answer = await api.listFolder({ path: '/tmp/a' }, { language: 'zh', job: 'j1' });
  expect(answer).toEqual({ ok: true, value: { path: '/tmp/a', parent: null, entries: [] } });
  expect(asked[0]?.path).toBe('/call/listFolder');
  expect(JSON.parse(String(asked[0]?.init.body))).toEqual({
    args: { path: '/tmp/a' },
    options: { language: 'zh', job: 'j1' },
  });
});

test('every operation of the contract has its function', () => {
  const { api } = answering(null);
  expect(operationNames.filter((name) => typeof api[name] !== 'function')).toEqual([]);
});

test('a host that has gone is a refusal in words, not an exception', async () => {
  const gone = createHostApi({
    fetch: () => Promise.reject(new TypeError('Failed to fetch')),
    events: noEvents,
  });
  for (const api of [gone, answering('not found', 404).api]) {
    const answer = await api.getSession({}, { language: 'en' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'E_SHELL_GONE' } });
  }
});

test('a dropped file is uploaded by name and its path on the disk of the host comes back', async () => {
  const { api, asked } = answering({ path: '/private/清单 1.txt' });
  expect(await api.pathOf(new File(['x'], '清单 1.txt'))).toBe('/private/清单 1.txt');
  expect(asked[0]?.path).toBe(`/upload?name=${encodeURIComponent('清单 1.txt')}`);
});

test('events arrive until they are no longer followed', () => {
  let closed = false;
  const source: { onmessage: ((event: MessageEvent) => void) | null; close(): void } = {
    onmessage: null,
    close: () => {
      closed = true;
    },
  };
  const api = createHostApi({ fetch: () => Promise.reject(new Error('unused')), events: () => source });
  const heard: unknown[] = [];
  const stop = api.onEvent((event) => heard.push(event));
  source.onmessage?.(new MessageEvent('message', { data: '{"type":"files","paths":["a.tzb"]}' }));
  stop();
  expect(heard).toEqual([{ type: 'files', paths: ['a.tzb'] }]);
  expect(closed).toBe(true);
});
