import type { Stage } from '../stage.ts';
import { createCountersignScene } from './countersign.ts';
import { createEditionScene } from './edition.ts';
import { createEvidenceScene } from './evidence.ts';
import type { Scene } from './scene.ts';

/** The scenes of the year, in the order in which they act on a day. */
export const createScenes = (stage: Stage): readonly Scene[] => [
  createCountersignScene(stage),
  createEvidenceScene(stage),
  createEditionScene(stage),
];
