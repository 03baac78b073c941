import { nameKey } from '../text.ts';

/** What a column of the table holds. `units` names bodies without saying who leads. */
export type ColumnMeaning =
  | 'seq'
  | 'category'
  | 'title'
  | 'detail'
  | 'units'
  | 'lead'
  | 'cooperate'
  | 'deadline'
  | 'other';

/** `task` stands for a wording that may head the group, the task or its target. */
export type HeaderWord = Exclude<ColumnMeaning, 'title'> | 'task';

const body = '(?:单位|部门|处室|科室|股室|机构|院校|学校|学院|院系|地区|区县|主体|方)';
const persons = /责任人|负责人|联系人|联络员|电话|领导|专班长|组长/;

/** First match wins; wordings are those of printed lists, blanks left out. */
const wordings: readonly (readonly [HeaderWord, RegExp])[] = [
  ['seq', /^(序号|编号|序|项次|序列|号|任务序号|任务编号|项目编号|项目序号|总序号|清单序号|no\.?|#)$/],
  [
    'other',
    /备注|说明|督办|督查|督导|监督|填报|报送|来源|进展|完成情况|落实情况|推进情况|状态|来源|依据|文号|页码|是否|权重|得分|分值|评分|审核/,
  ],
  [
    'deadline',
    /时限|期限|(完成|办结|推进|落实|整改|实施|计划|起止|责任)(时间|日期|节点)|时间(节点|要求|安排|表|进度)?$|日期$|截止|^(工作|推进|时间)?进度(安排|要求|计划|节点)?$|^时间/,
  ],
  [
    'cooperate',
    new RegExp(
      `^(?!.*(牵头|主办|主责|责任(?:单位|部门|科室|处室|主体)))(.*(配合|协办|协同|协助|会办|参与|参加|支持|协作))(责任)?${body}?`,
    ),
  ],
  [
    'lead',
    new RegExp(`^(?!.*(配合|协办|领导|责任人$)).*(牵头|主办|主责|第一责任)(责任)?${body}?(\\(.*\\))?$`),
  ],
  [
    'units',
    new RegExp(
      `(责任|承办|落实|实施|承担|负责|主管|完成|执行|建设|牵头|主办|分工)[及和与、(（]?(责任|落实|配合|实施|参与|协办)?[)）]?${body}|^(${body}|责任|承办|牵头|部门分工)$|分工$|^责任分工|(单位|部门)(\\(.*负责.*\\))?$`,
    ),
  ],
  [
    'category',
    /类别|分类|领域|板块|大类|方面|一级|模块|类型|专题|章节|篇章|^(主题|工程|行动|部分)$|^(目标|工作|任务)类$/,
  ],
  ['detail', /指标|标准|措施|举措|成果|成效|要求|做法|路径|步骤|目标值|细则|抓手|标志|成果形式/],
  ['task', /任务|工作|事项|目标|内容|项目|问题|要点|政策|行动|工程|名称/],
];

export function headerWord(printed: string): HeaderWord {
  const key = nameKey(printed);
  if (persons.test(key) && !new RegExp(body).test(key)) return 'other';
  return wordings.find(([, pattern]) => pattern.test(key))?.[0] ?? 'other';
}

/** Wordings that name the task itself rather than what it is for. */
export const namesTask = (printed: string): boolean =>
  /任务|事项|内容|举措|措施|要点|项目/.test(nameKey(printed));

/** A column that says who is responsible, not merely of which body something is. */
export const saysResponsible = (printed: string): boolean =>
  /责任|牵头|主办|承办|负责|落实|配合|分工|实施/.test(nameKey(printed));

/** Columns of registers, price tables, rosters and score sheets. */
export const namesObject = (printed: string): boolean =>
  /^姓名|姓名$|性别|职务|职称|单价|价格|金额|收费|数量|规格|型号|地址|面积|学号|身份证|得分|扣分|实得|许可|职权|权力|设定依据|实施依据|年龄|民族|学历|账号|税率|计量单位|编码|邮编|年代/.test(
    nameKey(printed),
  );
