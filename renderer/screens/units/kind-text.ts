import type { UnitRow } from '../../../shared/model/views.ts';
import type { Words } from '../../words/words.ts';

export type UnitKind = NonNullable<UnitRow['kind']>;

export const kindText = (kind: UnitKind, w: Words['units']): string =>
  ({
    bureau: w.kindBureau,
    district: w.kindDistrict,
    school: w.kindSchool,
    section: w.kindSection,
    department: w.kindDepartment,
    other: w.kindOther,
  })[kind];
