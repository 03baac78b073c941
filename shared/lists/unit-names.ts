/** What kinds of bodies a list names, told by the words of their names. */

/** Collective names that no program can resolve to bodies. */
const collective: readonly RegExp[] = [
  /^(各|有关|相关|所有|全体|其他|本级|市直|省直|县直|区直|州直|直属|驻)/,
  /(成员|牵头|责任|相关|有关|直属|配合|参与|承办|实施|建设|帮扶)(单位|部门|处室|学校|院校|企业|机构)$/,
  /(行业|业务|行政)?主管(部门|单位)$|(职能|业务|行政|监管|执法)部门$|行业部门$/,
  /^(区县|县区|县市区?|市县|区市县?|市区县|县旗|旗县|乡镇|镇街|街镇|街道|各?区[(（]县[)）]|县[(（〔[][^)）〕\]]*[)）〕\]])(级)?(人民)?(政府|党委|党政|管委会|教育(行政)?部门|教育(体育)?局|教体局)/,
  /^[区县市州盟旗](人民)?政府$/,
  /^街道(办事处)?$|各(学校|高校|院校|科室|处室|部门|单位|股室|二级学院|院系|中小学|镇街|乡镇|街道)$/,
  /^(中小学校?|幼儿园|职业院校|职业学校|中职学校|高职院校|高等院校|高等学校|高校|院校|学校|企业|金融机构|科研院所|二级学院|院系)$/,
];

const administrative = /^(市|省|州)(人民)?政府$/;

export const isCollective = (name: string): boolean => {
  const bare = name.replace(/\s/g, '');
  return !administrative.test(bare) && collective.some((pattern) => pattern.test(bare));
};

/** How a full body name ends. A conjunction is a delimiter only behind one of these. */
const nameEnd =
  /(局|委|办|部|厅|院|处|科|室|站|所|队|社|台|馆|署|行|联|协|会|校|园|团|府|关|司|集团|公司|中心|单位|部门|机构|组织|大学|学院|学校|中学|小学|企业|工委|支行|小组|专班|法院)([(（〔][^)）〕]*[)）〕])?$/;

export const endsAsName = (text: string): boolean => nameEnd.test(text.trim());

/** Ends of names that prose has too; they count where nothing but names can stand. */
const placeEnd =
  /(市|县|区|旗|州|盟|乡|镇|街道|乡镇|地区|中央|银行|总社|合作社|联社|电网|铁塔|电信|移动|联通|党委|政法委|海关|总队|人行|高校|院校|企业|协会|学会|商会|联盟|书院|医院|学部|书记处)([(（〔][^)）〕]*[)）〕])?$/;

/** Whether a whole text reads as the name of a body: of one, of a place's government, or of a group. */
export function isBody(text: string): boolean {
  const bare = text.replace(/\s/g, '');
  if (bare.length < 2 || bare.length > 40 || /[“”"《》：:的了]|[\d几各]所$/.test(bare)) return false;
  return isCollective(bare) || endsAsName(bare) || placeEnd.test(bare);
}

/** Colleges, companies, banks and the like stand under no government's name. */
const standsAlone =
  /(大学|学院|学校|中学|小学|幼儿园|公司|集团|银行|支行|分行|医院|研究院|研究所|协会|学会|商会|联盟|基地|海关|法院|检察院|报社|剧院|电视台)$/;

const organisation = /(残联|妇联|文联|科协|侨联|工商联|团委|总工会|工会|红十字会|社科联|作协)$/;
const partyOrgan =
  /^(组织部|宣传部|统战部|政法委|编办|编委办|网信办|党校|教育工委|直属机关工委|政研室|改革办)$/;
const office = /(局|委|委员会|办|办公室|厅|委办|工委|编办|支队|大队|总队|中心)$/;

/** 市场监管局 begins with 市 and names no city. */
const falseStart =
  /^(市(场|容|监|政(管理|工程|园林|公用|设施))|区(域|块|划)|县域|省(际|级)|州级|市级|区级|县级|市域)/;
const zone = '(?:示范区|开发区|高新区|经开区|新区|工业园区|园区|试验区|自贸区|高新技术产业开发区)';
const level = '(?:自治区|自治州|自治县|省|市|州|盟|县|旗|区)';
const placed = new RegExp(
  `^(?:[\\u4e00-\\u9fa5]{0,6}?${zone}|[^和与及、\\s]{2,4}?${level}|${level})(?=[\\u4e00-\\u9fa5])`,
);

/**
 * The jurisdiction a printed name begins with: 市 in 市教育局, 济南市 in 济南市教育局, 示范区 in 示范区税务局.
 * Null for a bare name.
 */
export function jurisdictionOf(name: string): string | null {
  if (falseStart.test(name) || isCollective(name)) return null;
  const prefix = placed.exec(name)?.[0];
  if (prefix === undefined) return null;
  const rest = name.slice(prefix.length);
  if (standsAlone.test(name) && prefix.length > 1) return null;
  return endsAsName(rest) ? prefix : null;
}

export interface RestoredName {
  readonly name: string;
  /** The other form of the name: the printed one, or the longer one where nothing was put back. */
  readonly alias: string;
}

/**
 * Puts a dropped jurisdiction back, as the kind of body wants it: offices take it (财政局 → 市财政局), organs of the
 * Party take its committee (编办 → 市委编办), mass organisations take a level of government (妇联 → 市妇联) and
 * not a zone, everything else stands as printed. Null where the name is complete.
 */
export function restoreName(printed: string, jurisdiction: string): RestoredName | null {
  if (isCollective(printed) || jurisdictionOf(printed) !== null || standsAlone.test(printed)) return null;
  if (/^(国家|中央|全国|中国|国务院|人行|团[省市县区州]委)/.test(printed)) return null;
  const isZone = new RegExp(`${zone}$`).test(jurisdiction);
  const full = jurisdiction + printed;
  if (organisation.test(printed))
    return isZone ? { name: printed, alias: full } : { name: full, alias: printed };
  if (partyOrgan.test(printed))
    return isZone ? { name: full, alias: printed } : { name: `${jurisdiction}委${printed}`, alias: printed };
  return office.test(printed) ? { name: full, alias: printed } : null;
}
