import type { NeededComponent } from '#modules/forms/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import type { Upload } from '#platform/uploads.ts'

import type { Paper } from './store.ts'

/** Names of the fields of one paper in the checklist. */
export const paperFields = (code: string) => ({
  have: `_giay.${code}`,
  kind: `_giay.${code}.loai`,
  quantity: `_giay.${code}.so`,
  file: `_giay.${code}.tep`,
  /** Why a needed paper is not there. */
  reason: `_giay.${code}.ly-do`,
  /** Files uploaded on an earlier try, one id to a line. */
  kept: `_giay.${code}.da-tai`,
  /** Stored papers that serve instead, one id to a line. */
  reuse: `_giay.${code}.dung-lai`,
})

export const otherPapersField = '_giay-khac'
/** Stored papers beyond what the procedure asks for. */
export const otherStoredField = '_giay-kho'

type Checked = {
  papers: Paper[]
  errors: Errors
  kept: Filled
  /** Needed papers that are not there, each with the reason that the officer wrote down. */
  without: string[]
}

/**
 * The checklist as it was ticked: each paper with its kind, number and files. At the counter a needed paper, handed in or
 * shown, is ticked or its absence has a reason that is kept; online it must be a file.
 */
export function checkPapers(
  needed: readonly NeededComponent[],
  filled: Filled,
  files: readonly Upload[],
  online: boolean,
): Checked {
  const papers: Paper[] = []
  const errors: Errors = {}
  const kept: Filled = {}
  const without: string[] = []
  for (const component of needed) {
    const names = paperFields(component.code)
    const fileIds = [
      ...keptIds(filled[names.kept]),
      ...files.filter(({ field }) => field === names.file).map(({ id }) => id as string),
    ]
    if (fileIds.length > 0) kept[names.kept] = fileIds.join('\n')
    const reused = keptIds(filled[names.reuse])
    const isThere = fileIds.length + reused.length > 0 || (!online && filled[names.have] === 'co')
    const reason = online ? '' : (filled[names.reason] ?? '').trim().slice(0, 300)
    const mustBeThere = component.isNeeded && !(online && component.present === 'show')
    if (!isThere && mustBeThere && reason !== '') without.push(`${component.name.vi} (${reason})`)
    else if (!isThere && mustBeThere)
      errors[online ? names.file : names.have] = missing(component, online)
    papers.push(...reusedOf(component.name.vi, reused))
    if (isThere && (fileIds.length > 0 || reused.length === 0))
      papers.push(...paperOf(component, filled, fileIds).map((paper) => scanned(paper, online)))
  }
  if (!online) papers.push(...others(filled[otherPapersField]))
  return { papers, errors, kept, without }
}

const missing = ({ name }: NeededComponent, online: boolean) =>
  online
    ? `Cần tải lên: ${name.vi}`
    : `Chưa có: ${name.vi}. Đánh dấu khi đã nhận hoặc đã xem; nếu được miễn thì ghi lý do, còn thiếu thật thì hướng dẫn người nộp bổ sung`

function paperOf(component: NeededComponent, filled: Filled, fileIds: readonly string[]): Paper[] {
  const names = paperFields(component.code)
  const name = component.name.vi
  const quantity = Math.min(
    Math.max(Number.parseInt(filled[names.quantity] ?? '', 10) || component.quantity || 1, 1),
    999,
  )
  const kind =
    component.kinds.find((each) => each === filled[names.kind]) ?? component.kinds[0] ?? 'copy'
  if (fileIds.length === 0) return [{ name, quantity, kind }]
  return fileIds.map((fileId, i) => ({
    name: fileIds.length > 1 ? `${name} (${i + 1})` : name,
    quantity: i === 0 ? quantity : 1,
    kind: filled[names.kind] ? kind : 'electronic',
    fileId,
  }))
}

/** What came in as paper and has a file now was scanned by us; what came in online never was paper. */
const scanned = (paper: Paper, online: boolean): Paper =>
  paper.fileId && !online ? { ...paper, digitised: 1 } : paper

const reusedOf = (name: string, ids: readonly string[]): Paper[] =>
  ids.map((storedId, i) => ({
    name: ids.length > 1 ? `${name} (${i + 1})` : name,
    quantity: 1,
    kind: 'electronic',
    storedId,
  }))

const keptIds = (text = '') => text.split('\n').filter((id) => /^[0-9a-f-]{36}$/.test(id))

/** Papers beyond the list, one to a line. */
const others = (text = ''): Paper[] =>
  text
    .split('\n')
    .map((line) => line.trim().slice(0, 300))
    .filter(Boolean)
    .slice(0, 20)
    .map((name) => ({ name, quantity: 1, kind: 'copy' }))
