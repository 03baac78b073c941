/** The library as a module, the same file for Node and for the bundle; its package names another one for each. */
declare module 'xlsx/xlsx.mjs' {
  export * from 'xlsx';
}

/** The code pages of workbooks older than Excel 97; the library takes them as they are. */
declare module 'xlsx/dist/cpexcel.full.mjs' {
  export const utils: unknown;
}
