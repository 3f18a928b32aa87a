import type { FaultRecord } from './store.ts'

/** A cell of a file that a spreadsheet opens: never a formula, whatever a stranger's file said. */
const cell = (text: string | number) => {
  const safe = /^[=+\-@\t\r]/.test(String(text)) ? `'${text}` : String(text)
  return `"${safe.replaceAll('"', '""')}"`
}

export const faultsAsCsv = (faults: readonly FaultRecord[]): string =>
  `\ufeff${[
    ['Dòng', 'Cột', 'Đang ghi', 'Vì sao'],
    ...faults.map(({ row, columnName, typed, vi }) => [row, columnName || 'Cả dòng', typed, vi]),
  ]
    .map((line) => line.map(cell).join(','))
    .join('\r\n')}\r\n`
