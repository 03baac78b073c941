import { Button, Progress, Spin, Typography } from 'antd';
import { cancel } from '../api/call.ts';
import { type Job, percentOf, useJobs } from '../state/jobs.ts';
import { useWords, type Words } from '../words/words.ts';
import './JobPanel.css';

/** What is running: a thin bar for a slow answer, a panel with percentage and 取消 for work that has a name. */
export function JobPanel() {
  const jobs = useJobs((state) => state.jobs);
  const w = useWords('jobs');
  const shown = jobs.filter((job) => job.phase !== 'fresh');
  const named = shown.flatMap((job) => {
    const name = nameOf(job, w);
    return name === null ? [] : [{ job, name }];
  });
  return (
    <>
      {shown.length > 0 && <div className="job-bar" aria-hidden />}
      {named.length > 0 && (
        <div className="job-panel" role="status">
          {named.map(({ job, name }) => (
            <JobLine key={job.id} job={job} name={name} />
          ))}
        </div>
      )}
    </>
  );
}

/** How the other side names the parts of an operation; a part not named here goes without. */
const stages: Readonly<Record<string, keyof Words['jobs']>> = {
  verify: 'stageVerify',
  receive: 'stageReceive',
  export: 'stageExport',
  lock: 'stageLock',
  write: 'stageWrite',
  evidence: 'stageEvidence',
  roll: 'stageRoll',
};

function JobLine({ job, name }: { readonly job: Job; readonly name: string }) {
  const w = useWords('jobs');
  const percent = percentOf(job);
  const stage =
    job.operation === 'previewBundles' && job.stage === 'receive' ? 'stageCompare' : stages[job.stage];
  return (
    <div className="job">
      <div className="job-head">
        <span className="job-name">
          {name}
          {stage && (
            <Typography.Text type="secondary" className="small">
              {w[stage]}
            </Typography.Text>
          )}
        </span>
        {job.phase === 'long' && (
          <Button size="small" disabled={job.cancelling} onClick={() => void cancel(job.id)}>
            {job.cancelling ? w.stopping : w.stop}
          </Button>
        )}
      </div>
      {percent === null ? (
        <Spin size="small" />
      ) : (
        <Progress percent={percent} showInfo={job.phase === 'long'} size="small" aria-label={name} />
      )}
    </div>
  );
}

const isNamed = (operation: string, w: Words['jobs']): operation is keyof Words['jobs'] => operation in w;

const nameOf = ({ operation }: Job, w: Words['jobs']): string | null =>
  isNamed(operation, w) ? w[operation] : null;
