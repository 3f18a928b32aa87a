import { civilPaperPdf, type CivilPaper } from '#modules/papers/index.ts'
import { titleLines } from '#modules/signatures/index.ts'
import { letterheadOf, type Unit } from '#modules/units/index.ts'
import { zone } from '#platform/http.ts'
import { serialText } from '#platform/year-book.ts'
import { dateText } from '#ui/format.ts'
import { numberInWords } from '#ui/number-words.ts'

import { kindWords } from './annotations.ts'
import { originalOf, type PaperForm } from './certificates.ts'
import { textOf } from './content.ts'
import { contentNow, numberText, valueAt, type Content, type Register } from './domain.ts'
import type { Copy } from './store-copies.ts'
import type { Entry, Note } from './store.ts'
import { bookWords } from './words.ts'

/** "Ngày một tháng mười một năm hai nghìn không trăm hai mươi sáu", as far as the date is known. */
export function dateInWords(iso: string): string {
  const [year = 0, month, day] = iso.split('-').map(Number)
  const said = [
    day && `ngày ${day <= 10 ? 'mùng ' : ''}${numberInWords(day)}`,
    month && `tháng ${month === 4 ? 'tư' : numberInWords(month)}`,
    `năm ${numberInWords(year)}`,
  ]
    .filter(Boolean)
    .join(' ')
  return `${said.charAt(0).toLocaleUpperCase('vi')}${said.slice(1)}`
}

function shown(register: Register, content: Content, path: string): string {
  if (!path.startsWith('words:')) return textOf(register, path, valueAt(content, path))
  const date = valueAt(content, path.slice('words:'.length))
  return date === '' ? '' : dateInWords(date)
}

/** The lines of a paper; a person of whom the entry says nothing is left out, a blank line of a person who is there keeps its dots. */
const groupsOf = ({ register, groups }: PaperForm, content: Content): CivilPaper['groups'] =>
  groups
    .map(({ heading, lines }) => ({
      heading: heading ?? null,
      rows: lines.map(([label, path, strong]) => ({
        label,
        value: shown(register, content, path),
        strong: strong !== undefined,
      })),
    }))
    .filter(({ rows }) => rows.some(({ value }) => value !== ''))

export const numberOfPaper = (
  form: PaperForm,
  { number, year }: { number: number; year: number },
) => `${serialText(number)}/${form.symbol ?? year}`

type Printing = { unit: Unit; demo: boolean }

const footOf = (form: PaperForm, words: string) =>
  `${form.title}, mẫu trong phần mềm phiên bản ${form.version}. ${form.source}. ${words}`

const morningOf = (day: Temporal.PlainDate) =>
  day.toZonedDateTime({ timeZone: zone, plainTime: '08:00' }).toInstant()

/** Giấy tờ cấp cùng việc đăng ký: as it was entered; what was annotated later stands in extracts. `open` leaves number and date for the clerk's seal. */
export function certificatePdf(
  entry: Entry,
  { unit, demo, open = false }: Printing & { open?: boolean },
): Promise<Uint8Array> {
  const form = originalOf(entry.register)
  return civilPaperPdf({
    agency: letterheadOf(unit),
    title: form.title,
    under: null,
    number: open ? null : numberOfPaper(form, entry),
    day: morningOf(entry.day),
    groups: groupsOf(form, entry.content),
    notes: [],
    closing: [
      `Đăng ký tại ${letterheadOf(unit).name} ngày ${dateText('vi', entry.day)}, ${bookWords(entry.register)[0].toLocaleLowerCase('vi')}, số ${numberText(entry)}.`,
    ],
    position: titleLines(entry.signerTitle),
    signer: entry.signerName,
    foot: footOf(form, `Số ${numberText(entry)}`),
    at: entry.at,
    demo,
  })
}

/** What a copy says, kept with it as it was when it was given. */
export function copyData(form: PaperForm, entry: Entry, notes: readonly Note[], unit: Unit) {
  return {
    agency: letterheadOf(unit),
    title: form.title,
    groups: groupsOf(form, contentNow(entry.content, notes)),
    notes: notes.map(
      ({ kind, text, basis, holdsFrom }) =>
        `${kindWords(kind)[0]}: ${text}${holdsFrom ? `, từ ${dateText('vi', holdsFrom)}` : ''} (${basis}).`,
    ),
    closing: [
      `Trích từ ${bookWords(entry.register)[0].toLocaleLowerCase('vi')}, số ${numberText(entry)} ngày ${dateText('vi', entry.day)}.`,
    ],
    foot: footOf(form, `Trích từ số ${numberText(entry)}`),
    number: form.symbol,
  }
}

type Kept = ReturnType<typeof copyData>

/** Bản sao, from what was kept with it: it comes out the same whenever it is printed. */
export function copyPdf(copy: Copy, { demo, open = false }: { demo: boolean; open?: boolean }) {
  const { number: symbol, ...data } = copy.data as Kept
  return civilPaperPdf({
    ...data,
    under: '(Bản sao)',
    number: open ? null : `${serialText(copy.number)}/${symbol ?? copy.year}`,
    day: copy.at,
    position: titleLines(copy.signerTitle),
    signer: copy.signerName,
    at: copy.at,
    demo,
  })
}
