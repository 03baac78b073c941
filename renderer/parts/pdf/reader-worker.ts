// In this order: the bounds hold before the reader is loaded, and it listens before anything is sent to it.
import './reader-bounds.ts';
import 'pdfjs-dist/build/pdf.worker.min.mjs';
