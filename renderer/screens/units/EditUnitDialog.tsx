import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { DescribedError } from '../../../shared/errors.ts';
import { unitKinds } from '../../../shared/model/record/unit.ts';
import type { UnitRow, UnitView } from '../../../shared/model/views.ts';
import { onEnter } from '../../actions/ime.ts';
import { type DialogControl, DialogFrame } from '../../dialogs/DialogFrame.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { fill, useWords } from '../../words/words.ts';
import { kindText, type UnitKind } from './kind-text.ts';
import { saveUnit } from './save-unit.ts';

interface EditUnitDialogProps {
  readonly control: DialogControl;
  /** `null` adds a new one. */
  readonly unit: UnitView | null;
  /** Where writing begins. */
  readonly first: 'name' | 'contactPerson';
}

interface Fields {
  readonly name: string;
  readonly code?: string;
  readonly kind?: UnitKind | null;
  readonly district?: string;
  readonly aliases?: string[];
  readonly groups?: string[];
  readonly contactPerson?: string | null;
  readonly phone?: string | null;
}

export function EditUnitDialog({ control, unit, first }: EditUnitDialogProps) {
  const w = useWords('units');
  const common = useWords('common');
  const [form] = Form.useForm<Fields>();
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<DescribedError | null>(null);
  const save = async (fields: Fields) => {
    setSaving(true);
    const refused = await saveUnit(unit, rowOf(fields));
    setSaving(false);
    setError(refused);
    if (!refused) control.close();
  };
  return (
    <DialogFrame
      control={control}
      title={unit ? fill(w.editTitle, { name: unit.name }) : w.addTitle}
      okText={unit ? w.editVerb : w.addVerb}
      cancelText={common.notNow}
      confirmLoading={saving}
      onOk={form.submit}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={unit ? { ...unit, code: unit.code ?? '', district: unit.district ?? '' } : {}}
        onFinish={save}
      >
        <Form.Item
          name="name"
          label={w.name}
          rules={[{ required: true, whitespace: true, message: w.nameNeeded }]}
        >
          <Input autoFocus={first === 'name'} maxLength={200} onKeyDown={onEnter(form.submit)} />
        </Form.Item>
        <div className="field-pair">
          <Form.Item name="code" label={w.code}>
            <Input maxLength={40} onKeyDown={onEnter(form.submit)} />
          </Form.Item>
          <Form.Item name="kind" label={w.kind}>
            <Select
              allowClear
              options={unitKinds.map((kind) => ({ value: kind, label: kindText(kind, w) }))}
            />
          </Form.Item>
        </div>
        <Form.Item name="district" label={w.district}>
          <Input maxLength={100} onKeyDown={onEnter(form.submit)} />
        </Form.Item>
        <Form.Item name="aliases" label={w.aliases} extra={w.enterHint}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={separators} />
        </Form.Item>
        <Form.Item name="groups" label={w.groups} extra={w.groupsHint}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={separators} />
        </Form.Item>
        <div className="field-pair">
          <Form.Item name="contactPerson" label={w.contactPerson}>
            <Input autoFocus={first === 'contactPerson'} maxLength={100} onKeyDown={onEnter(form.submit)} />
          </Form.Item>
          <Form.Item name="phone" label={w.phone}>
            <Input maxLength={60} onKeyDown={onEnter(form.submit)} />
          </Form.Item>
        </div>
        {error && <Failure error={error} />}
      </Form>
    </DialogFrame>
  );
}

const separators = ['、', '，', ',', '；', ';', '\t', '\n'];

const rowOf = ({ name, code, kind, district, aliases, groups, contactPerson, phone }: Fields): UnitRow => ({
  name: name.trim(),
  code: code?.trim() || null,
  kind: kind ?? null,
  district: district?.trim() || null,
  aliases: aliases ?? [],
  groups: groups ?? [],
  contactPerson: contactPerson?.trim() || null,
  phone: phone?.trim() || null,
});
