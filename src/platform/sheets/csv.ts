/** A cell of a list in commas. One that begins like a formula would be run by a spreadsheet. */
const cell = (text: string) => `"${text.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`

export const csvLine = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`

/** By this a spreadsheet knows that the text is UTF-8. */
export const csvMark = '\ufeff'
