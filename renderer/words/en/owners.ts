/** 责任人 and 分管领导 of tasks inside the unit. */
export const owners = {
  open: 'Owner…',
  title: 'Owner of {count} tasks',
  owner: 'Owner',
  leader: 'Leader in charge',
  none: 'No owner yet',
  note: 'Stays inside this unit; no submission carries it. After a hand-over the successor is told. Both empty: nobody any more.',
  keep: 'differ; left empty they stay',
  verb: 'Save',
  done: 'Owner of {count} tasks saved',
  told: 'Owner {owner}',
  toldLeader: 'Leader {leader}',
};
