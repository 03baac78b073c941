import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist';
import { BundledMaps } from './bundled-maps.ts';
import {
  cargoOf,
  PDF_LIMITS,
  type PdfCargo,
  PdfRefused,
  pageScale,
  TOO_BIG,
  troubleOf,
} from './pdf-limits.ts';

export interface OpenPdf {
  /** Pages of the file, and how many of them are shown. */
  readonly pages: number;
  readonly shown: number;
  /** What the file carries that is neither run nor taken out. */
  readonly cargo: PdfCargo;
  /** Draws a page, from 1, as wide as wanted; throws PdfRefused where it can't be drawn, takes too long or grows too big. */
  readonly draw: (page: number, width: number, canvas: HTMLCanvasElement) => Promise<void>;
  readonly close: () => void;
}

/**
 * Opens a PDF in a worker of its own: no fonts of it reach the system, none of its scripts run, nothing is fetched. Throws
 * PdfRefused where it is no PDF, is locked, takes longer or grows bigger than the limits; the worker is ended in any case,
 * and with the first page that is given up.
 */
export async function openPdf(data: Uint8Array): Promise<OpenPdf> {
  const [pdf, { default: Reader }] = await Promise.all([
    import('pdfjs-dist'),
    import('./reader-worker.ts?worker'),
  ]);
  const cargo = cargoOf(data);
  const worker = new Reader();
  const end = () => worker.terminate();
  const grown = new Promise<never>((_resolve, reject) => {
    worker.addEventListener('message', ({ data: said }: MessageEvent<unknown>) => {
      if (said === TOO_BIG) reject(new PdfRefused('tooBig'));
    });
    worker.addEventListener('error', () => reject(new PdfRefused('damaged')));
  });
  grown.catch(end);
  const bounded = async <T>(work: Promise<T>, giveUp?: () => void): Promise<T> => {
    try {
      return await within(Promise.race([work, grown]));
    } catch (error) {
      giveUp?.();
      end();
      throw new PdfRefused(troubleOf(error));
    }
  };
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
  const file = await bounded(task.promise);
  return {
    pages: file.numPages,
    shown: Math.min(file.numPages, PDF_LIMITS.pages),
    cargo,
    draw: (page, width, canvas) => {
      const drawing = startDrawing(file, page, width, canvas);
      return bounded(drawing.done, drawing.cancel);
    },
    close: end,
  };
}

interface Drawing {
  readonly done: Promise<void>;
  readonly cancel: () => void;
}

function startDrawing(
  file: PDFDocumentProxy,
  number: number,
  width: number,
  canvas: HTMLCanvasElement,
): Drawing {
  let render: RenderTask | null = null;
  let cancelled = false;
  const draw = async () => {
    const page = await file.getPage(number);
    if (cancelled) return;
    const viewport = page.getViewport({ scale: pageScale(page.getViewport({ scale: 1 }), width) });
    canvas.width = Math.max(1, Math.floor(viewport.width));
    canvas.height = Math.max(1, Math.floor(viewport.height));
    render = page.render({ canvas, viewport, annotationMode: 0 });
    await render.promise;
  };
  return {
    done: draw(),
    cancel: () => {
      cancelled = true;
      render?.cancel();
    },
  };
}

function within<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new PdfRefused('tooLong')), PDF_LIMITS.ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
