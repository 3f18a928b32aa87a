import { z } from 'zod'

import { personFieldNames, type PersonField } from '#modules/people/index.ts'
import { instant } from '#platform/columns.ts'
import type { Tone } from '#ui/tag.tsx'

import { pathTellings } from './history-paths.ts'
import { verdictWords } from './words.ts'

export const PastRow = z.object({
  at: instant,
  name: z.string(),
  actor: z.string(),
  /** In whose place a deputy did it. */
  behalf: z.string().nullish(),
  data: z.record(z.string(), z.unknown()),
})

/** One thing that happened to a dossier. */
export type Past = z.output<typeof PastRow>

type Both = readonly [vi: string, en: string]
export type Told = { title: Both; body?: string | undefined; tone?: Tone }
export type Data = Record<string, unknown>

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

const lacking = (without: unknown) => text(without) && `Không kèm: ${text(without)}`

const taskOf = (partner: unknown): string[] =>
  typeof partner === 'object' && partner !== null && 'task' in partner ? [String(partner.task)] : []

/** The fields only: the values wait for an officer in the record of the person. */
const declared = (fields: unknown) =>
  Array.isArray(fields) ? `Khai khác hồ sơ dân cư: ${fields.map(fieldName).join(', ')}` : undefined

const fieldName = (field: unknown) =>
  (personFieldNames[field as PersonField]?.[0] ?? '').toLocaleLowerCase('vi')

/** Older events do not name the step. */
function onward(step: unknown): Both {
  if (!Array.isArray(step)) return ['Chuyển bước tiếp theo', 'Forwarded']
  const [vi, en] = step.map(String)
  return [`Chuyển sang bước “${vi}”`, `Forwarded to “${en}”`]
}

const told = (...parts: (string | undefined)[]) =>
  parts.filter((part) => part !== undefined).join('\n') || undefined

const tellings: Record<string, (data: Data) => Told> = {
  'dossier.submitted': ({ assisted, without, otherwise }) => ({
    title:
      assisted === true
        ? ['Nộp trực tuyến, có cán bộ hỗ trợ', 'Filed online with an officer’s help']
        : ['Nộp trực tuyến', 'Filed online'],
    body: told(lacking(without), declared(otherwise)),
    tone: 'purple',
  }),
  'dossier.received': ({ proxy, without, otherwise }) => ({
    title: text(proxy)
      ? [
          `Tiếp nhận hồ sơ do ${text(proxy)} nộp thay`,
          `Received from ${text(proxy)} on the applicant’s behalf`,
        ]
      : ['Tiếp nhận hồ sơ', 'Received'],
    body: told(lacking(without), declared(otherwise)),
    tone: 'blue',
  }),
  'dossier.accepted': ({ note }) => ({
    title: ['Tiếp nhận hồ sơ nộp trực tuyến', 'Online application accepted'],
    body: text(note),
    tone: 'blue',
  }),
  'dossier.rejected': ({ reason, channel }) => ({
    title: channel
      ? ['Từ chối tiếp nhận tại quầy', 'Not accepted at the counter']
      : ['Từ chối tiếp nhận', 'Not accepted'],
    body: text(reason),
    tone: 'red',
  }),
  'dossier.forwarded': ({ note, verdict, stepWords }) => {
    const [vi, en] = onward(stepWords)
    return {
      title:
        verdict === 'grant' || verdict === 'refuse'
          ? [
              `${vi}, ý kiến: ${verdictWords[verdict][0]}`,
              `${en}, opinion: ${verdictWords[verdict][1]}`,
            ]
          : [vi, en],
      body: text(note),
    }
  },
  'dossier.sent-back': ({ reason }) => ({
    title: ['Trả lại bước trước', 'Sent back'],
    body: text(reason),
    tone: 'orange',
  }),
  'dossier.assigned': ({ name }) => ({
    title: [`Phân công cho ${text(name) ?? ''}`, `Assigned to ${text(name) ?? ''}`],
  }),
  'dossier.coordination-asked': ({ partners }) => ({
    title: ['Hỏi ý kiến phối hợp', 'Opinions asked'],
    body: Array.isArray(partners) ? partners.flatMap(taskOf).join('; ') : undefined,
  }),
  'dossier.coordination-answered': ({ opinion, answer }) => ({
    title:
      opinion === 'agree'
        ? ['Ý kiến phối hợp: đồng ý', 'Opinion: agree']
        : ['Ý kiến phối hợp: không đồng ý', 'Opinion: disagree'],
    body: text(answer),
  }),
  'dossier.taken-over': ({ fromName, name }) => {
    const [from, to] = [text(fromName) ?? '', text(name)]
    return {
      title: to
        ? [`Bàn giao từ ${from} cho ${to}`, `Handed over from ${from} to ${to}`]
        : [
            `${from} bàn giao công việc; hồ sơ chờ người xử lý bước này`,
            `${from} handed the work over; it waits for an officer of this step`,
          ],
    }
  },
  'dossier.applicant-merged': () => ({
    title: [
      'Chuyển theo hồ sơ dân cư đã gộp của người nộp',
      'Moved along with the merged record of the applicant',
    ],
    tone: 'grey',
  }),
  'dossier.supplement-asked': ({ missing }) => ({
    title: ['Yêu cầu bổ sung giấy tờ', 'More papers asked for'],
    body: text(missing),
    tone: 'orange',
  }),
  'dossier.supplemented': ({ answer }) => ({
    title: ['Đã bổ sung giấy tờ', 'Papers supplied'],
    body: text(answer),
    tone: 'blue',
  }),
  'dossier.digitised': ({ papers, pages }) => ({
    title:
      typeof pages === 'number' && pages > 0
        ? [`Số hóa giấy tờ (${pages} trang)`, `Papers scanned (${pages} pages)`]
        : ['Số hóa giấy tờ', 'Papers scanned'],
    body: Array.isArray(papers) ? papers.map(String).join('; ') : undefined,
    tone: 'blue',
  }),
  'dossier.due-changed': () => ({
    title: [
      'Ngày hẹn trả được tính lại theo lịch nghỉ',
      'Due date recomputed after a calendar change',
    ],
    tone: 'yellow',
  }),
  'dossier.result-attached': ({ title }) => ({
    title: ['Đính kèm kết quả', 'Result attached'],
    body: text(title),
    tone: 'green',
  }),
  'dossier.result-numbered': ({ title, documentNumber }) => ({
    title: [`Cấp số ${text(documentNumber) ?? ''}`, `Numbered ${text(documentNumber) ?? ''}`],
    body: text(title),
    tone: 'green',
  }),
  'dossier.number-corrected': ({ before, documentNumber, reason }) => ({
    title: [
      `Sửa số ${text(before) ?? ''} thành ${text(documentNumber) ?? ''}`,
      `Number ${text(before) ?? ''} corrected to ${text(documentNumber) ?? ''}`,
    ],
    body: text(reason),
    tone: 'yellow',
  }),
  'dossier.number-annotated': ({ documentNumber, note }) => ({
    title: [
      `Ghi chú về số ${text(documentNumber) ?? ''}`,
      `Annotated number ${text(documentNumber) ?? ''}`,
    ],
    body: text(note),
    tone: 'yellow',
  }),
  'dossier.finished': ({ verdict, reason, bySilence }) => ({
    title:
      bySilence === true
        ? [
            'Hết thời hạn không có văn bản trả lời, coi là đồng ý',
            'No answer by the due date: counts as consent',
          ]
        : verdict === 'refuse'
          ? ['Từ chối giải quyết', 'Refused']
          : ['Đã xử lý xong', 'Finished'],
    body: text(reason),
    tone: verdict === 'refuse' ? 'red' : 'green',
  }),
  'dossier.handed-over': ({ to }) => ({
    title: [`Trả kết quả cho ${text(to) ?? ''}`, `Result handed to ${text(to) ?? ''}`],
    tone: 'green',
  }),
  'dossier.withdrawn': ({ reason }) => ({
    title: ['Rút hồ sơ', 'Withdrawn'],
    body: text(reason),
    tone: 'grey',
  }),
  'dossier.pickup-named': ({ name }) => ({
    title: text(name)
      ? [
          `Người nộp cử ${text(name)} nhận kết quả thay`,
          `The applicant sends ${text(name)} for the result`,
        ]
      : ['Người nộp tự đến nhận kết quả', 'The applicant comes for the result'],
  }),
  ...pathTellings,
  'dossier.opened': () => ({ title: ['Mở xem hồ sơ', 'Opened'] }),
  'dossier.receipt-printed': () => ({ title: ['In giấy tiếp nhận', 'Receipt printed'] }),
  'share.opened': () => ({
    title: [
      'Có người mở kết quả bằng đường dẫn bạn chia sẻ',
      'Somebody opened the result by a link you shared',
    ],
    tone: 'yellow',
  }),
}

/** An event in words; looking and printing are told to officers only when `all` is asked. */
export function tell({ name, data }: Pick<Past, 'name' | 'data'>): Told | undefined {
  return tellings[name]?.(data)
}

const looking = new Set(['dossier.opened', 'dossier.receipt-printed', 'share.opened'])

/** What officers ask each other, and what nobody has signed yet. */
const amongOfficers = new Set([
  'dossier.coordination-asked',
  'dossier.coordination-answered',
  'dossier.extension-drafted',
])

const isForApplicant = (event: Past): boolean => isStep(event) && !amongOfficers.has(event.name)

/** Steps of the matter itself, without who looked at it. */
export const isStep = ({ name }: Past): boolean => !looking.has(name) && name in tellings

/** What officers wrote to each other on the way, and what another agency wrote to us. */
const unsaid: Readonly<Record<string, Past['data']>> = {
  'dossier.forwarded': { note: '', verdict: '' },
  'dossier.sent-back': { reason: '' },
  'dossier.verification-answered': { answer: '' },
}

/** What the applicant reads of it: no draft that nobody has signed, no words that other agencies wrote to us. */
export const forApplicant = (past: readonly Past[]): Past[] =>
  past
    .filter(isForApplicant)
    .map((event) => ({ ...event, data: { ...event.data, ...unsaid[event.name] } }))

/** Why the matter was refused, in the words of the officer who decided last; undefined when it was not. */
export function refusalReason(past: readonly Past[]): string | undefined {
  const said = past.find(
    ({ data }) => data['verdict'] === 'refuse' && (data['note'] || data['reason']),
  )
  return text(said?.data['note']) ?? text(said?.data['reason'])
}

/** Somebody looked at the file or printed its receipt: the applicant may know who. */
export const isLook = ({ name }: Past): boolean => looking.has(name)
