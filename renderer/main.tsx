import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { DialogHost } from './dialogs/DialogHost.tsx';
import { Gate } from './frame/Gate.tsx';
import { JobPanel } from './frame/JobPanel.tsx';
import { Notices } from './frame/Notices.tsx';
import { Shell } from './frame/Shell.tsx';
import { followAddress } from './routes/router.ts';
import './frame/base.css';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');

followAddress();
createRoot(root).render(
  <StrictMode>
    <Shell>
      <Gate />
      <DialogHost />
      <JobPanel />
      <Notices />
    </Shell>
  </StrictMode>,
);
