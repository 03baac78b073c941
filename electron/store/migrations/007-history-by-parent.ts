/**
 * Version 7: what happened to that which hangs on a task is found by the task. Ids are random: by its own id, every report
 * that arrives would write a page of the index to itself.
 */
export const historyByParent = `
DROP INDEX history_by_record;
CREATE INDEX history_by_record ON history (record) WHERE kind IN ('unit', 'taskList', 'task');
CREATE INDEX history_by_parent ON history (parent) WHERE kind NOT IN ('unit', 'taskList', 'task');
`;
