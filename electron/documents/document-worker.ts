import { parentPort, workerData } from 'node:worker_threads';
import { readInput, understandInput } from './read-input.ts';
import type { ReadingJob } from './reading.ts';

if (parentPort === null) throw new Error('documents are read in a worker thread only');
const { input, guide }: ReadingJob = workerData;
parentPort.postMessage(await (guide ? understandInput(input, guide) : readInput(input)));
