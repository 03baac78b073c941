import { Descriptions, Flex, Form, Input, Segmented, Select, Slider, Typography } from 'antd';
import type { Session, Settings as SettingsView } from '../../../shared/model/views.ts';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { onEnter } from '../../actions/ime.ts';
import { call } from '../../api/call.ts';
import { Page } from '../../parts/Page.tsx';
import { announce } from '../../state/announcements.ts';
import { useSession } from '../../state/session.ts';
import { changeSettings } from '../../state/settings.ts';
import { fill, useWords, type Words, words } from '../../words/words.ts';
import { LanguageSwitch } from '../first-run/LanguageSwitch.tsx';
import { OperatorsPanel } from '../lock/OperatorsPanel.tsx';
import { handOver } from '../people/actions.ts';
import { checkStore } from './actions.ts';
import './settings.css';

export function Settings() {
  const names = useWords('screens');
  const session = useSession();
  if (!session) return null;
  return (
    <Page title={names.settings}>
      <Flex vertical gap="middle" className="settings">
        <UnitPanel session={session} />
        <OperatorsPanel session={session} />
        <LookPanel session={session} />
        <StorePanel session={session} />
      </Flex>
    </Page>
  );
}

type Identity = Partial<{ readonly operator: string | null; readonly aliases: string[] }>;

async function saveIdentity(change: Identity): Promise<void> {
  const answer = await call('saveIdentity', change);
  if (answer.ok) announce(words().common.saved);
}

function UnitPanel({ session }: { readonly session: Session }) {
  const w = useWords('settings');
  const common = useWords('common');
  const lock = useWords('lock');
  const { unit, operator, fingerprint } = session;
  const isChosen = session.operators.length > 0;
  if (!unit) return null;
  const saveOperator = (text: string) => {
    const next = text.trim() || null;
    if (next !== operator) void saveIdentity({ operator: next });
  };
  return (
    <section className="panel">
      <SectionTitle>{w.unit}</SectionTitle>
      <Form
        layout="horizontal"
        labelCol={{ className: 'settings-label' }}
        labelAlign="left"
        labelWrap
        colon={false}
      >
        <Form.Item label={w.name}>
          <span className="text-block">{unit.name}</span>
        </Form.Item>
        <Form.Item label={w.role}>{roleText(unit.role, common)}</Form.Item>
        {unit.code && (
          <Form.Item label={w.code}>
            <span className="numbers">{unit.code}</span>
          </Form.Item>
        )}
        <Form.Item label={w.operator} extra={isChosen ? lock.chosen : w.operatorHint}>
          <Flex gap="small">
            <Input
              key={operator}
              className="settings-field"
              defaultValue={operator ?? ''}
              aria-label={w.operator}
              maxLength={60}
              readOnly={isChosen}
              onBlur={(event) => saveOperator(event.target.value)}
              onKeyDown={(event) => onEnter(() => saveOperator(event.currentTarget.value))(event)}
            />
            <ActionButton action={handOver} />
          </Flex>
        </Form.Item>
        <Form.Item label={w.aliases} extra={w.aliasesHint}>
          <Select
            key={unit.aliases.join('\n')}
            className="settings-field"
            mode="tags"
            open={false}
            suffixIcon={null}
            aria-label={w.aliases}
            defaultValue={unit.aliases}
            tokenSeparators={['、', '，', ',', ';', '；', '\t', '\n']}
            onChange={(aliases: string[]) => void saveIdentity({ aliases })}
          />
        </Form.Item>
        {fingerprint && (
          <Form.Item label={w.fingerprint} extra={w.fingerprintHint}>
            <Typography.Text copyable className="numbers">
              {fingerprint}
            </Typography.Text>
          </Form.Item>
        )}
      </Form>
    </section>
  );
}

const SIZES = { 100: '100%', 125: '125%', 150: '150%', 175: '175%', 200: '200%' };

function LookPanel({ session: { settings } }: { readonly session: Session }) {
  const w = useWords('settings');
  return (
    <section className="panel">
      <SectionTitle>{w.look}</SectionTitle>
      <Form
        layout="horizontal"
        labelCol={{ className: 'settings-label' }}
        labelAlign="left"
        labelWrap
        colon={false}
      >
        <Form.Item label={w.textSize}>
          <Slider
            key={settings.textScale}
            className="settings-field"
            ariaLabelForHandle={w.textSize}
            min={100}
            max={200}
            step={5}
            marks={SIZES}
            defaultValue={settings.textScale}
            onChangeComplete={(textScale: number) => void changeSettings({ textScale })}
          />
        </Form.Item>
        <Form.Item label={w.theme}>
          <Segmented<SettingsView['theme']>
            value={settings.theme}
            options={[
              { value: 'light', label: w.themeLight },
              { value: 'dark', label: w.themeDark },
              { value: 'system', label: w.themeSystem },
            ]}
            onChange={(theme) => void changeSettings({ theme })}
          />
        </Form.Item>
        <Form.Item label={w.density}>
          <Segmented<SettingsView['density']>
            value={settings.density}
            options={[
              { value: 'compact', label: w.densityCompact },
              { value: 'comfortable', label: w.densityComfortable },
            ]}
            onChange={(density) => void changeSettings({ density })}
          />
        </Form.Item>
        <Form.Item label={w.language}>
          <LanguageSwitch />
        </Form.Item>
      </Form>
    </section>
  );
}

const BACKUP_DAYS = [0, 7, 14, 30, 60, 90];

function StorePanel({ session }: { readonly session: Session }) {
  const w = useWords('settings');
  return (
    <section className="panel">
      <SectionTitle>{w.store}</SectionTitle>
      <Descriptions
        column={1}
        size="small"
        items={[
          {
            key: 'path',
            label: w.storePath,
            children: <span className="settings-path">{session.store.path}</span>,
          },
          { key: 'version', label: w.version, children: <span className="numbers">{session.version}</span> },
        ]}
      />
      <Flex align="center" gap="small" wrap className="settings-backup">
        <span id="backup-every">{w.backupEvery}</span>
        <Select<number>
          aria-labelledby="backup-every"
          value={session.settings.backupEveryDays}
          options={BACKUP_DAYS.map((days) => ({
            value: days,
            label: days === 0 ? w.backupNever : fill(w.backupDays, { days }),
          }))}
          onChange={(backupEveryDays) => void changeSettings({ backupEveryDays })}
        />
      </Flex>
      <ActionButton action={checkStore} />
    </section>
  );
}

const SectionTitle = ({ children }: { readonly children: string }) => (
  <Typography.Title level={2} className="section-title">
    {children}
  </Typography.Title>
);

type Unit = NonNullable<Session['unit']>;

const roleText = (role: Unit['role'], w: Words['common']): string =>
  ({ bureau: w.roleBureau, district: w.roleDistrict, school: w.roleSchool, section: w.roleSection })[role];
