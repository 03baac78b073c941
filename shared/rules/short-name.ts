/**
 * How a list of the same place prints a unit's name: 济南市教育局 stands there as 市教育局, 济源示范区教育体育局 as
 * 示范区教育体育局. Only units of government are shortened; a college named after a town keeps its name.
 */
const PLACED =
  /^\p{Script=Han}{2,6}?((?:市|县|区|州|盟|旗|示范区|高新区|开发区|新区)\p{Script=Han}+(?:局|委|办|厅|会|组|部|院|中心|政府|委员会|办公室))$/u;

export function shortNamesOf(name: string): readonly string[] {
  const match = PLACED.exec(name.normalize('NFKC'));
  const short = match?.[1];
  return short && !/(?:学院|医院)$/.test(short) ? [short] : [];
}
