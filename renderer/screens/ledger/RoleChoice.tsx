import { Form, Radio } from 'antd';
import { useWords } from '../../words/words.ts';

export type Role = 'lead' | 'cooperate';

/** 牵头 or 配合, as a line of a form. */
export function RoleChoice({
  role,
  onChange,
}: {
  readonly role: Role;
  readonly onChange: (role: Role) => void;
}) {
  const w = useWords('ledger');
  const common = useWords('common');
  return (
    <Form.Item label={w.assignRole}>
      <Radio.Group
        value={role}
        options={[
          { value: 'lead', label: common.lead },
          { value: 'cooperate', label: common.cooperate },
        ]}
        onChange={(event) => onChange(event.target.value)}
      />
    </Form.Item>
  );
}
