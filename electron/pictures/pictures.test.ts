import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Orientation } from '../../shared/pictures/exif.ts';
import { pictureParts } from '../../shared/pictures/parts.ts';
import { decode, type Raster } from './codecs.ts';
import { createPictures } from './pictures.ts';
import { reduce, THUMBNAIL_SIDE, thumbnailOf, upright } from './thumbnail.ts';

const fixtures = join(import.meta.dirname, 'fixtures');
const SECRET = Buffer.from('TAIZHANG-SECRET');
const names = readdirSync(fixtures).filter((name) => !name.endsWith('.tif'));
const bytesOf = (name: string): Buffer => readFileSync(join(fixtures, name));

const partsOf = (file: Uint8Array) => {
  const parts = pictureParts(file);
  if (!parts) throw new Error('the picture can be taken apart');
  return parts;
};
const cleaned = (file: Uint8Array): Buffer => Buffer.concat(partsOf(file).kept);

/** Whole, by one decoder: colours for print have another, and of a WebP that moves only a frame is decoded. */
const isDecoded = (name: string): boolean => name !== 'cmyk.jpg' && name !== 'animated.webp';

const exifOf = (jpeg: Buffer): Buffer => {
  const at = jpeg.indexOf('Exif\0\0');
  return jpeg.subarray(at - 4, at - 2 + jpeg.readUInt16BE(at - 2));
};
/** A camera's Exif with a place in it, as a segment of a JPEG. */
const gps = exifOf(bytesOf('turned.jpg'));

/** The same picture as a camera would have written it: with Exif, XMP and what a person typed. */
function telling(name: string): Buffer {
  const file = bytesOf(name);
  if (name.endsWith('.jpg')) return Buffer.concat([file.subarray(0, 2), gps, file.subarray(2)]);
  if (!name.endsWith('.webp')) return file;
  const chunk = (type: string, content: Buffer) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32LE(content.length, 4);
    return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
  };
  const told = Buffer.concat([file, chunk('EXIF', gps.subarray(4)), chunk('XMP ', SECRET)]);
  told.writeUInt32LE(told.length - 8, 4);
  if (told.toString('latin1', 12, 16) === 'VP8X') told[20] = (told[20] ?? 0) | 0x0c;
  return told;
}

/** How each was made; the rest is upright. */
const turned: Readonly<Record<string, Orientation>> = {
  'turned.jpg': 6,
  'turned.png': 6,
  'turned.webp': 6,
  'progressive.jpg': 5,
};

describe('A picture without what it tells beside its pixels', () => {
  test('The fixtures do tell something', () => {
    const telling = names.filter((name) => bytesOf(name).includes(SECRET));
    expect(telling).toEqual([
      'animated.gif',
      'progressive.jpg',
      'turned.jpg',
      'turned.png',
      'turned.webp',
      'upright.jpg',
    ]);
  });

  test.each(names)('%s: place, names and comments are gone, and what follows the end', (name) => {
    const clean = cleaned(bytesOf(name));
    expect(clean.includes(SECRET)).toBe(false);
    for (const word of ['ns.adobe.com', 'xpacket', 'XMP', 'GPS', 'tIME', 'tEXt', 'zTXt'])
      expect(clean.includes(word), word).toBe(false);
  });

  test.each(names.filter((name) => /\.(jpg|webp)$/.test(name)))(
    '%s with the Exif of a camera: the place is gone, the picture is not',
    async (name) => {
      const told = telling(name);
      expect([told.includes(SECRET), partsOf(told).format]).toEqual([true, partsOf(bytesOf(name)).format]);
      const clean = cleaned(told);
      for (const word of [SECRET, 'XMP ', 'ns.adobe.com']) expect(clean.includes(word)).toBe(false);
      expect(clean.length).toBeLessThan(told.length - SECRET.length);
      expect((await thumbnailOf(clean))?.length).toBe((await thumbnailOf(told))?.length);
      expect((await thumbnailOf(clean))?.length).toBeGreaterThan(100);
    },
  );

  test.each(names.filter(isDecoded))('%s: the pixels are the same', async (name) => {
    const file = bytesOf(name);
    const { format, width, height } = partsOf(file);
    expect([width, height]).toEqual([48, 32]);
    const [before, after] = [await decode(format, file), await decode(format, cleaned(file))];
    expect(after.width).toBe(before.width);
    expect(Buffer.from(after.data).equals(Buffer.from(before.data))).toBe(true);
  });

  test.each(names)('%s: it is still turned as it was', (name) => {
    const file = bytesOf(name);
    const wanted = turned[name] ?? 1;
    expect(partsOf(file).orientation).toBe(wanted);
    expect(partsOf(cleaned(file)).orientation).toBe(wanted);
  });

  test.each(names)('%s: a clean file stays as it is, byte for byte', (name) => {
    const once = cleaned(bytesOf(name));
    expect(cleaned(once).equals(once)).toBe(true);
  });

  test('An animation keeps its frames and how often it repeats', () => {
    const clean = cleaned(bytesOf('animated.gif'));
    expect(clean.includes('NETSCAPE2.0')).toBe(true);
    const count = (file: Buffer, mark: string) => file.toString('latin1').split(mark).length - 1;
    expect(count(clean, '\x00\x2c')).toBe(count(bytesOf('animated.gif'), '\x00\x2c'));
    expect(count(cleaned(bytesOf('animated.webp')), 'ANMF')).toBe(2);
  });

  test('A picture cut short or changed anywhere never breaks the walk, and what stays is stable', () => {
    const damaged = fc
      .tuple(fc.constantFrom(...names), fc.nat(), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }))
      .map(([name, end, changes]) => {
        const whole = bytesOf(name);
        const file = Buffer.from(whole.subarray(0, end % (whole.length + 1)));
        for (const [at, byte] of changes) if (file.length > 0) file[at % file.length] = byte;
        return file;
      });
    fc.assert(
      fc.property(damaged, (file) => {
        const parts = pictureParts(file);
        if (!parts) return;
        const once = Buffer.concat(parts.kept);
        const again = pictureParts(once);
        expect(again && Buffer.concat(again.kept).equals(once)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('A thumbnail', () => {
  const colourAt = ({ width, data }: Raster, x: number, y: number) => {
    const at = (y * width + x) * 4;
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    if (red > 150) return 'red';
    return blue > green ? 'blue' : 'green';
  };
  const places = {
    1: { corner: { x: 4, y: 3 }, ground: { x: 40, y: 29 } },
    5: { corner: { x: 2, y: 4 }, ground: { x: 29, y: 40 } },
    6: { corner: { x: 29, y: 4 }, ground: { x: 2, y: 40 } },
  } as const;
  const shown = async (name: string): Promise<Raster> => {
    const small = await thumbnailOf(bytesOf(name));
    if (!(small instanceof Uint8Array)) throw new Error('there is a thumbnail');
    return decode('jpeg', small);
  };

  test.each(names)('%s: it is upright', async (name) => {
    const small = await shown(name);
    const orientation = (turned[name] ?? 1) as keyof typeof places;
    expect([small.width, small.height]).toEqual(orientation >= 5 ? [32, 48] : [48, 32]);
    // The red corner, and the green ground, where the viewer of a turned scene expects them.
    const { corner, ground } = places[orientation];
    expect(colourAt(small, corner.x, corner.y)).toBe('red');
    expect(colourAt(small, ground.x, ground.y)).toBe('green');
  });

  test('A large picture becomes small, each pixel the mean of those it stands for', () => {
    const data = new Uint8Array(1000 * 500 * 4).map((_, index) =>
      index % 4 === 3 ? 255 : index % 8 < 4 ? 0 : 200,
    );
    const small = reduce({ width: 1000, height: 500, data }, THUMBNAIL_SIDE);
    expect([small.width, small.height]).toEqual([256, 128]);
    expect(Math.abs((small.data[0] ?? 0) - 100)).toBeLessThanOrEqual(34);
  });

  test('Each of the eight orientations is undone', () => {
    // a b / c d / e f, a at the top left of the stored picture.
    const stored: Raster = {
      width: 2,
      height: 3,
      data: Uint8Array.from([...'abcdef'].flatMap((c) => Array(4).fill(c.charCodeAt(0)))),
    };
    const rows = (orientation: Orientation) => {
      const { width, data } = upright(stored, orientation);
      const letters = [...data]
        .filter((_, index) => index % 4 === 0)
        .map((code) => String.fromCharCode(code));
      return Array.from({ length: letters.length / width }, (_, row) =>
        letters.slice(row * width, (row + 1) * width).join(''),
      );
    };
    expect(rows(1)).toEqual(['ab', 'cd', 'ef']);
    expect(rows(2)).toEqual(['ba', 'dc', 'fe']);
    expect(rows(3)).toEqual(['fe', 'dc', 'ba']);
    expect(rows(4)).toEqual(['ef', 'cd', 'ab']);
    expect(rows(5)).toEqual(['ace', 'bdf']);
    expect(rows(6)).toEqual(['eca', 'fdb']);
    expect(rows(7)).toEqual(['fdb', 'eca']);
    expect(rows(8)).toEqual(['bdf', 'ace']);
  });

  test('A file that only claims to be a picture has none; of one that claims more pixels than fit that is the reason', async () => {
    const huge = Buffer.from(bytesOf('turned.png'));
    huge.writeUInt32BE(60_000, 16);
    huge.writeUInt32BE(60_000, 20);
    expect(await thumbnailOf(huge)).toBe('tooLarge');
    expect(await thumbnailOf(Buffer.from('GIF89a nothing more'))).toBeNull();
    expect(await thumbnailOf(Buffer.from('%PDF-1.7'))).toBeNull();
  });
});

describe('The first frame of an animated WebP', () => {
  const VP8X = 20;
  const frameAt = (file: Buffer) => file.indexOf('ANMF') + 8;

  test('stands where the animation puts it, on a canvas of its own size', async () => {
    const file = Buffer.from(bytesOf('animated.webp'));
    // The canvas grows to 96 × 64 and the frame moves to 48, 32: the lower right quarter.
    file.writeUIntLE(95, VP8X + 4, 3);
    file.writeUIntLE(63, VP8X + 7, 3);
    file.writeUIntLE(24, frameAt(file), 3);
    file.writeUIntLE(16, frameAt(file) + 3, 3);
    const small = await thumbnailOf(file);
    const shown = small instanceof Uint8Array ? await decode('jpeg', small) : null;
    expect([shown?.width, shown?.height]).toEqual([96, 64]);
    const red = (x: number, y: number) => shown?.data[(y * 96 + x) * 4];
    expect(red(2, 2)).toBeGreaterThan(240);
    expect(shown?.data[(2 * 96 + 2) * 4 + 1]).toBeGreaterThan(240);
    expect(shown?.data[((32 + 3) * 96 + 48 + 4) * 4 + 1]).toBeLessThan(120);
  });

  test('that lies outside its canvas or is changed anywhere breaks nothing', async () => {
    const whole = bytesOf('animated.webp');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 }),
        async (changes) => {
          const file = Buffer.from(whole);
          for (const [at, byte] of changes) file[at] = byte;
          // A canvas of many megapixels is a matter of time, not of breaking.
          const parts = pictureParts(file);
          if (!parts || parts.width * parts.height > 1_000_000) return;
          await thumbnailOf(file);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('In a thread of its own', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'pictures-'));
  });
  afterAll(() => rm(dir, { recursive: true }));
  const source = (name: string) => join(fixtures, name);

  test('A picture is cleaned into another file; one that tells nothing is left alone', async () => {
    const pictures = createPictures();
    const target = join(dir, 'clean.jpg');
    expect(await pictures.clean(source('turned.jpg'), target)).toBe('removed');
    expect((await readFile(target)).equals(cleaned(bytesOf('turned.jpg')))).toBe(true);
    expect(await pictures.clean(source('plain.jpg'), join(dir, 'none.jpg'))).toBe('none');
    expect(await pictures.clean(source('turned.tif'), join(dir, 'none.tif'))).toBe('left');
    await writeFile(join(dir, 'broken.jpg'), bytesOf('turned.jpg').subarray(0, 60));
    expect(await pictures.clean(join(dir, 'broken.jpg'), join(dir, 'none.jpg'))).toBe('left');
    await writeFile(join(dir, 'text.txt'), '进展情况');
    expect(await pictures.clean(join(dir, 'text.txt'), join(dir, 'none.txt'))).toBe('none');
  });

  test('A picture that announces more than 64 megapixels is not decoded, and says so', async () => {
    const file = Buffer.from(bytesOf('turned.png'));
    // IHDR: the width and the height of a panorama.
    file.writeUInt32BE(16_000, 16);
    file.writeUInt32BE(4001, 20);
    await writeFile(join(dir, 'panorama.png'), file);
    expect(await createPictures().thumbnail(join(dir, 'panorama.png'))).toBe('tooLarge');
    file.writeUInt32BE(4000, 20);
    await writeFile(join(dir, 'wide.png'), file);
    expect(await createPictures().thumbnail(join(dir, 'wide.png'))).toBeNull();
  });

  test('A picture that takes too long or too much has no thumbnail, and the next one is not held up', async () => {
    expect(
      await createPictures({ milliseconds: 0, megabytes: 512 }).thumbnail(source('turned.jpg')),
    ).toBeNull();
    const pictures = createPictures();
    const [first, second] = await Promise.all(
      ['turned.webp', 'turned.png'].map((name) => pictures.thumbnail(source(name))),
    );
    expect(first?.length).toBeGreaterThan(100);
    expect(second?.length).toBeGreaterThan(100);
  });
});
