/** 代录: a report typed by the issuing body for a unit without the program. */
export const transcripts = {
  typed: '代录（{source}，{by}录入）',
  unknown: '未记名',
  phone: '电话报送',
  paper: '纸质报送',
  form: '表格报送',
  other: '其他方式报送',
};
