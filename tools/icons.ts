// Draws build/icon.svg in the sizes that Windows, macOS and Linux want: node tools/icons.ts (needs the tests' Chromium).
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumArgs, findChromium } from '../e2e/browser.ts';

interface Picture {
  readonly size: number;
  readonly png: Buffer;
}

const build = join(import.meta.dirname, '../build');
const linuxSizes = [16, 32, 48, 64, 128, 256, 512];
const windowsSizes = [16, 24, 32, 48, 64, 128, 256];
/** PNG entries of an icon family: https://en.wikipedia.org/wiki/Apple_Icon_Image_format */
const appleTypes = { ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic11: 32, ic12: 64, ic13: 256, ic14: 512 };

const drawn = await draw(new Set([...linuxSizes, ...windowsSizes, ...Object.values(appleTypes)]));
mkdirSync(join(build, 'icons'), { recursive: true });
for (const size of linuxSizes) writeFileSync(join(build, `icons/${size}x${size}.png`), pictureOf(size).png);
writeFileSync(join(build, 'icon.ico'), toIco(windowsSizes.map(pictureOf)));
writeFileSync(join(build, 'icon.icns'), toIcns());

async function draw(sizes: ReadonlySet<number>): Promise<readonly Picture[]> {
  const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArgs });
  const page = await browser.newPage();
  const pictures: Picture[] = [];
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    const svg = readFileSync(join(build, 'icon.svg'), 'utf8');
    await page.setContent(
      `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    );
    pictures.push({ size, png: await page.screenshot({ omitBackground: true }) });
  }
  await browser.close();
  return pictures;
}

function pictureOf(size: number): Picture {
  const found = drawn.find((picture) => picture.size === size);
  if (found === undefined) throw new Error(`not drawn: ${size}`);
  return found;
}

/** ICONDIR, one ICONDIRENTRY per picture, then the pictures as PNG (Windows Vista and later). 256 is written as 0. */
function toIco(pictures: readonly Picture[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** `icns`, the whole length, then per picture its type, its length with these eight bytes, and the PNG. */
function toIcns(): Buffer {
  const chunks = Object.entries(appleTypes).map(([type, size]) => tagged(type, pictureOf(size).png));
  return tagged('icns', Buffer.concat(chunks));
}

function tagged(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(body.length + 8, 4);
  return Buffer.concat([head, body]);
}
