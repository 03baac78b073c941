import type { PDFDocumentProxy } from 'pdfjs-dist';
import { BundledMaps } from './bundled-maps.ts';

/** What a foreign file may cost before it is given up: pages shown, milliseconds for one step, pixels of a page. */
export const PDF_LIMITS = { pages: 30, ms: 15_000, pixels: 12_000_000 } as const;

export interface OpenPdf {
  /** Pages of the file, and how many of them are shown. */
  readonly pages: number;
  readonly shown: number;
  /** Draws a page, from 1, as wide as wanted; throws where it can't be drawn or takes too long. */
  readonly draw: (page: number, width: number, canvas: HTMLCanvasElement) => Promise<void>;
  readonly close: () => void;
}

/**
 * Opens a PDF in a worker of its own: no fonts of it reach the system, none of its scripts run, nothing is fetched. Throws
 * where it is no PDF, is locked, or takes longer than the limit; the worker is ended in any case.
 */
export async function openPdf(data: Uint8Array): Promise<OpenPdf> {
  const [pdf, { default: Reader }] = await Promise.all([
    import('pdfjs-dist'),
    import('pdfjs-dist/build/pdf.worker.min.mjs?worker'),
  ]);
  const worker = new Reader();
  const end = () => worker.terminate();
  try {
    const task = pdf.getDocument({
      data,
      worker: pdf.PDFWorker.create({ port: worker }),
      disableFontFace: true,
      useSystemFonts: false,
      useWasm: false,
      useWorkerFetch: false,
      enableXfa: false,
      stopAtErrors: false,
      maxImageSize: PDF_LIMITS.pixels,
      canvasMaxAreaInBytes: PDF_LIMITS.pixels * 4,
      BinaryDataFactory: BundledMaps,
    });
    const file = await within(task.promise);
    return {
      pages: file.numPages,
      shown: Math.min(file.numPages, PDF_LIMITS.pages),
      draw: (page, width, canvas) => within(drawPage(file, page, width, canvas)),
      close: end,
    };
  } catch (error) {
    end();
    throw error;
  }
}

async function drawPage(
  file: PDFDocumentProxy,
  number: number,
  width: number,
  canvas: HTMLCanvasElement,
): Promise<void> {
  const page = await file.getPage(number);
  const natural = page.getViewport({ scale: 1 });
  const wanted = width / Math.max(1, natural.width);
  const most = Math.sqrt(PDF_LIMITS.pixels / Math.max(1, natural.width * natural.height));
  const viewport = page.getViewport({ scale: Math.min(wanted, most) });
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  await page.render({ canvas, viewport, annotationMode: 0 }).promise;
}

function within<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('too long')), PDF_LIMITS.ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
