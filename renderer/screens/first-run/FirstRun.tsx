import { Button, Flex, Form, Input, Typography } from 'antd';
import type { Role } from '../../../shared/model/views.ts';
import { Footer } from '../../frame/Footer.tsx';
import { type Choice, ChoiceCards } from '../../parts/ChoiceCards.tsx';
import type { ScreenName } from '../../routes/route.ts';
import { createUnit, openExample } from '../../state/session-acts.ts';
import { useWords } from '../../words/words.ts';
import { LookSwitches } from './LookSwitches.tsx';
import { chooseArchive } from './take-over.ts';
import './first-run.css';

type First = Extract<ScreenName, 'receive' | 'import' | 'workbench'>;

interface Answers {
  readonly name: string;
  readonly role: Role;
  readonly code?: string;
  readonly operator?: string;
  readonly first: First;
}

/** Who uses this copy, and where to begin. */
export function FirstRun() {
  const w = useWords('firstRun');
  const common = useWords('common');
  const [form] = Form.useForm<Answers>();
  const role = Form.useWatch('role', form) ?? 'school';

  const roles: readonly Choice<Role>[] = [
    { value: 'school', title: common.roleSchool, note: w.roleSchoolNote },
    { value: 'bureau', title: common.roleBureau, note: w.roleBureauNote },
    { value: 'district', title: common.roleDistrict, note: w.roleDistrictNote },
    { value: 'section', title: common.roleSection, note: w.roleSectionNote },
  ];
  const firsts: readonly Choice<First>[] = [
    { value: 'receive', title: w.firstReceive, note: w.firstReceiveNote },
    { value: 'import', title: w.firstImport, note: w.firstImportNote },
    { value: 'workbench', title: w.firstLook, note: w.firstLookNote },
  ];

  const start = async ({ name, role, code, operator, first }: Answers) => {
    const unit = { name: name.trim(), role, code: textOrNull(code), operator: textOrNull(operator) };
    await createUnit(unit, first);
  };

  return (
    <div className="first-run">
      <main className="first-run-main">
        <div className="panel first-run-panel">
          <Flex justify="space-between" align="baseline" gap="small" wrap>
            <Typography.Title level={1} className="first-run-title">
              {common.product}　{w.welcome}
            </Typography.Title>
            <LookSwitches />
          </Flex>
          <Typography.Paragraph type="secondary">{w.intro}</Typography.Paragraph>
          <Form<Answers>
            form={form}
            layout="vertical"
            initialValues={{ role: 'school', first: 'receive' }}
            onFinish={start}
            onValuesChange={(changed: Partial<Answers>) => {
              if (changed.role) form.setFieldValue('first', usualStart(changed.role));
            }}
          >
            <Form.Item
              name="name"
              label={w.name}
              extra={w.nameHint}
              rules={[{ required: true, whitespace: true, message: w.nameNeeded }]}
            >
              <Input autoFocus maxLength={100} />
            </Form.Item>
            <Form.Item name="role" label={w.role}>
              <ChoiceCards choices={roles} label={w.role} />
            </Form.Item>
            <div className="field-pair">
              <Form.Item name="operator" label={w.operator} extra={w.operatorHint}>
                <Input maxLength={60} />
              </Form.Item>
              {role === 'school' && (
                <Form.Item name="code" label={w.code} extra={w.codeHint}>
                  <Input maxLength={40} inputMode="numeric" />
                </Form.Item>
              )}
            </div>
            <Form.Item name="first" label={w.first}>
              <ChoiceCards choices={firsts} label={w.first} />
            </Form.Item>
            <Flex gap="small" wrap>
              <Button type="primary" htmlType="submit" size="large">
                {w.start}
              </Button>
              <Button size="large" onClick={() => void openExample()}>
                {w.example}
              </Button>
              <Button size="large" onClick={() => void chooseArchive()}>
                {w.takeOver}
              </Button>
            </Flex>
          </Form>
        </div>
      </main>
      <Footer session={null} />
    </div>
  );
}

/** A body that issues usually holds a document; a unit that reports usually holds a stick. */
const usualStart = (role: Role): First => (role === 'bureau' || role === 'district' ? 'import' : 'receive');

const textOrNull = (text: string | undefined): string | null => text?.trim() || null;
