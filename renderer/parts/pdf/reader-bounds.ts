import { boundBuffers } from './bounded-buffers.ts';
import { PDF_LIMITS, TOO_BIG } from './pdf-limits.ts';

boundBuffers(globalThis as never, PDF_LIMITS.buffer, () => globalThis.postMessage(TOO_BIG));
