import { expect, test } from 'vitest';
import { isOnStick } from './on-stick.ts';

const windows = [
  { kind: 'drive', path: 'C:\\' },
  { kind: 'drive', path: 'E:\\' },
  { kind: 'remembered', path: 'E:\\上报' },
  { kind: 'home', path: 'C:\\Users\\li\\Desktop' },
] as const;
const linux = [
  { kind: 'drive', path: '/media/li/U盘' },
  { kind: 'home', path: '/home/li' },
] as const;

test('a file lies on a stick where its drive is not that of the own folders', () => {
  expect(isOnStick('E:\\备份.zip', windows)).toBe(true);
  expect(isOnStick('e:\\上报\\备份.zip', windows)).toBe(true);
  expect(isOnStick('C:\\备份.zip', windows)).toBe(false);
  expect(isOnStick('/media/li/U盘/备份.zip', linux)).toBe(true);
  expect(isOnStick('/media/li/U盘二/备份.zip', linux)).toBe(false);
  expect(isOnStick('/home/li/备份.zip', linux)).toBe(false);
  expect(isOnStick('/home/li/备份.zip', [])).toBe(false);
});
