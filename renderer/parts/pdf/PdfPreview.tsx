import { Button, Flex } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { fill, useWords } from '../../words/words.ts';
import { Loading } from '../Loading.tsx';
import { type OpenPdf, openPdf } from './open-pdf.ts';
import { type PdfTrouble, troubleOf } from './pdf-limits.ts';
import './pdf.css';

interface PdfPreviewProps {
  /** The file, base64. */
  readonly content: string;
  readonly name: string;
}

const sentences = {
  damaged: 'pdfDamaged',
  locked: 'pdfLocked',
  tooLong: 'pdfTooLong',
  tooBig: 'pdfTooBig',
} as const satisfies Record<PdfTrouble, string>;

/** The pages of a PDF, one at a time; what can't be shown says so, and is opened in its own program. */
export function PdfPreview({ content, name }: PdfPreviewProps) {
  const w = useWords('evidence');
  const [file, setFile] = useState<OpenPdf | null>(null);
  const [page, setPage] = useState(1);
  const [drawn, setDrawn] = useState(0);
  const [trouble, setTrouble] = useState<PdfTrouble | null>(null);
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    let opened: OpenPdf | null = null;
    let left = false;
    setFile(null);
    setTrouble(null);
    setPage(1);
    setDrawn(0);
    openPdf(Uint8Array.from(atob(content), (char) => char.charCodeAt(0))).then(
      (pdf) => {
        if (left) return pdf.close();
        opened = pdf;
        setFile(pdf);
      },
      (error: unknown) => setTrouble(left ? null : troubleOf(error)),
    );
    return () => {
      left = true;
      opened?.close();
    };
  }, [content]);

  useEffect(() => {
    const target = canvas.current;
    if (!file || !target) return;
    let wanted = true;
    const width = Math.max(320, target.parentElement?.clientWidth ?? 640) * window.devicePixelRatio;
    file.draw(page, width, target).then(
      () => wanted && setDrawn(page),
      (error: unknown) => wanted && setTrouble(troubleOf(error)),
    );
    return () => {
      wanted = false;
    };
  }, [file, page]);

  if (trouble) return <p role="alert">{w[sentences[trouble]]}</p>;
  return (
    <section className="pdf" aria-label={name}>
      {!file && <Loading />}
      {file && (
        <Flex gap="small" align="center" wrap>
          <Button size="small" disabled={page <= 1} onClick={() => setPage(page - 1)}>
            {w.pdfBack}
          </Button>
          <span className="numbers" role="status">
            {fill(drawn === page ? w.pdfPage : w.pdfDrawing, { page, pages: file.pages })}
          </span>
          <Button size="small" disabled={page >= file.shown} onClick={() => setPage(page + 1)}>
            {w.pdfNext}
          </Button>
          {file.shown < file.pages && (
            <span className="secondary">{fill(w.pdfCut, { count: file.shown })}</span>
          )}
        </Flex>
      )}
      {file?.cargo.scripts && <p className="secondary">{w.pdfScripts}</p>}
      {file?.cargo.files && <p className="secondary">{w.pdfFiles}</p>}
      <canvas
        key={page}
        ref={canvas}
        role="img"
        aria-label={fill(w.pdfPicture, { name, page })}
        className="pdf-page"
      />
    </section>
  );
}
