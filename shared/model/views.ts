/** Read models: what a screen or a script is given. Derived from records, never stored. */
export * from './views/bundles.ts';
export * from './views/common.ts';
export * from './views/differences.ts';
export * from './views/evidence.ts';
export * from './views/keys.ts';
export * from './views/places.ts';
export * from './views/reports.ts';
export * from './views/restore.ts';
export * from './views/review.ts';
export * from './views/rules.ts';
export * from './views/session.ts';
export * from './views/task-detail.ts';
export * from './views/tasks.ts';
export * from './views/transmissions.ts';
export * from './views/units.ts';
export * from './views/urging.ts';
export * from './views/workbench.ts';
