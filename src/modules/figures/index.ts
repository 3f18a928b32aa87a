export { setLevel } from './levels.ts'
export { recountAll } from './recount.ts'
export { foldChanges } from './sums.ts'
export { workbookOf, type Sheet } from './workbook.ts'
