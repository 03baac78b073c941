import { Button, Checkbox, InputNumber, Select } from 'antd';
import type { CheckRule, Checks } from '../../../shared/model/check-rules.ts';
import type { CheckName } from '../../../shared/rules/validation/check-names.ts';
import { checkLabel } from '../../../shared/rules/validation/check-sets.ts';
import { fieldWords } from '../../../shared/rules/validation/checked-fields.ts';
import { isUnderstood } from '../../../shared/rules/validation/findings.ts';
import { useLanguage } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';
import { addable, countsOfCheck, fieldsOfCheck, withAdded, withoutRule, withRule } from './check-draft.ts';

interface CheckTableProps {
  readonly draft: Checks;
  /** Left out where the set is only read. */
  readonly change?: (draft: Checks) => void;
}

/** The lines of a set: what is checked, of which field, from which threshold on, and what follows. */
export function CheckTable({ draft, change }: CheckTableProps) {
  const w = useWords('checks');
  const language = useLanguage();
  // The built-in set asks about no field by name: an empty column would only puzzle.
  const namesFields = change !== undefined || draft.rules.some(({ field }) => field !== null);
  const columns = (namesFields ? 4 : 3) + (change ? 1 : 0);
  return (
    <>
      <p className="secondary">{w.fixedNote}</p>
      {change ? (
        <Checkbox
          checked={draft.explain}
          onChange={(event) => change({ ...draft, explain: event.target.checked })}
        >
          {w.asked}
        </Checkbox>
      ) : (
        <p>{draft.explain ? w.asked : w.notAsked}</p>
      )}
      <table className="check-table" aria-label={w.tab}>
        <thead>
          <tr>
            <th scope="col">{w.check}</th>
            {namesFields && <th scope="col">{w.field}</th>}
            <th scope="col">{w.threshold}</th>
            <th scope="col">{w.level}</th>
            {change && <td />}
          </tr>
        </thead>
        <tbody>
          {draft.rules.map((rule, index) => (
            <Line
              key={`${rule.check} ${rule.field}`}
              rule={rule}
              namesFields={namesFields}
              columns={columns}
              {...(change && {
                put: (part: Partial<CheckRule>) => change(withRule(draft, index, part)),
                drop: () => change(withoutRule(draft, index)),
              })}
            />
          ))}
        </tbody>
      </table>
      {change && (
        <Select<CheckName>
          className="rules-preset"
          aria-label={w.addLabel}
          placeholder={w.addLabel}
          value={null}
          options={addable(draft).map((name) => ({ value: name, label: checkLabel(name, language) }))}
          popupMatchSelectWidth={false}
          onChange={(name) => change(withAdded(draft, name))}
        />
      )}
    </>
  );
}

/** How a threshold is read where it can't be changed. */
const overWords = { points: 'overPoints', percent: 'overPercent', characters: 'overCharacters' } as const;

interface LineProps {
  readonly rule: CheckRule;
  readonly namesFields: boolean;
  readonly columns: number;
  readonly put?: (part: Partial<CheckRule>) => void;
  readonly drop?: () => void;
}

function Line({ rule, namesFields, columns, put, drop }: LineProps) {
  const w = useWords('checks');
  const language = useLanguage();
  const name = checkLabel(rule.check, language);
  const counts = countsOfCheck(rule.check);
  const fields = fieldsOfCheck(rule.check);
  const field = fieldWords(rule.field)[language];
  if (!isUnderstood(rule))
    return (
      <tr>
        <td colSpan={columns} className="secondary">
          {fill(w.unknown, { check: rule.check })}
        </td>
      </tr>
    );
  return (
    <tr>
      <th scope="row">{name}</th>
      {namesFields && (
        <td>
          {fields && put ? (
            <Select
              aria-label={fill(w.fieldLabel, { check: name })}
              value={rule.field}
              options={fields.map((value) => ({ value, label: fieldWords(value)[language] }))}
              popupMatchSelectWidth={false}
              onChange={(value) => put({ field: value })}
            />
          ) : (
            field
          )}
        </td>
      )}
      <td className="numbers">
        {counts &&
          (put ? (
            <InputNumber
              aria-label={fill(w.thresholdLabel, { check: name, unit: w[counts] })}
              min={0}
              value={rule.at}
              suffix={w[counts]}
              onChange={(at) => put({ at })}
            />
          ) : rule.at ? (
            fill(w[overWords[counts]], { at: rule.at })
          ) : (
            w.overNothing
          ))}
      </td>
      <td>
        {put ? (
          <Select
            aria-label={fill(w.levelLabel, { check: name })}
            value={rule.level}
            options={[
              { value: 'hard' as const, label: w.hard },
              { value: 'soft' as const, label: w.soft },
            ]}
            onChange={(level) => put({ level })}
          />
        ) : (
          w[rule.level]
        )}
      </td>
      {put && (
        <td>
          <Button
            type="text"
            size="small"
            aria-label={fill(w.drop, { check: `${name} ${field}` })}
            onClick={drop}
          >
            ✕
          </Button>
        </td>
      )}
    </tr>
  );
}
