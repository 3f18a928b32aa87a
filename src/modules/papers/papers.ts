import { fileURLToPath } from 'node:url'

/** Loại giấy: what is issued about a dossier. Forms 01 to 07 are the circular's; the last two are practice only. */
export const slipKinds = [
  'receipt',
  'supplement-request',
  'refusal',
  'apology',
  'stop-notice',
  'control-slip',
  'register',
  'hand-over-slip',
  'result-receipt',
] as const
export type SlipKind = (typeof slipKinds)[number]

/** Mẫu: one version of a paper. What is issued keeps the version that was in force on its day. */
export type Paper = {
  id: string
  kind: SlipKind
  /** Number of the form in Phụ lục I of the circular; null for the office's own papers. */
  form: '01' | '02' | '03' | '04' | '05' | '06' | '07' | null
  name: string
  basis: string
  effectiveFrom: Temporal.PlainDate
  template: string
}

const circular = Temporal.PlainDate.from('2025-09-15')

const statutory = <Id extends string, Form extends NonNullable<Paper['form']>>(
  id: Id,
  { form, kind, name, look }: { form: Form; kind: SlipKind; name: string; look?: string },
) => ({
  id,
  kind,
  form,
  name,
  basis: `Mẫu số ${form}, Thông tư số 03/2025/TT-VPCP`,
  effectiveFrom: circular,
  template: template(look ?? kind),
})

/** Papers of the office's own practice: no rule says how they look. */
const practice = <Id extends string>(id: Id, kind: SlipKind, name: string) => ({
  id,
  kind,
  form: null,
  name,
  basis: 'Mẫu nội bộ của cơ quan',
  effectiveFrom: circular,
  template: template(kind),
})

const template = (look: string) =>
  fileURLToPath(new URL(`./templates/${look}.typ`, import.meta.url))

// GOV 1.3: fields read in a ministry's annex and running templates; the circular's own annex was not seen.
// A printed version is never edited: a change of the form is a new file and a new entry here.
const papers = [
  statutory('receipt-1', {
    form: '01',
    kind: 'receipt',
    name: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
  }),
  statutory('supplement-request-1', {
    form: '02',
    kind: 'supplement-request',
    name: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ',
  }),
  statutory('refusal-1', {
    form: '03',
    kind: 'refusal',
    name: 'Phiếu từ chối tiếp nhận giải quyết hồ sơ',
  }),
  statutory('apology-1', { form: '04', kind: 'apology', name: 'Phiếu xin lỗi và đề nghị gia hạn' }),
  statutory('stop-notice-1', {
    form: '05',
    kind: 'stop-notice',
    name: 'Thông báo dừng giải quyết hồ sơ',
  }),
  statutory('control-slip-1', {
    form: '06',
    kind: 'control-slip',
    name: 'Phiếu kiểm soát quá trình giải quyết hồ sơ',
  }),
  statutory('register-1', { form: '07', kind: 'register', name: 'Sổ theo dõi hồ sơ' }),
  // The same form; the agency's name is broken into even lines.
  statutory('register-2', {
    form: '07',
    kind: 'register',
    name: 'Sổ theo dõi hồ sơ',
    look: 'register-2',
  }),
  practice('hand-over-slip-1', 'hand-over-slip', 'Giấy bàn giao hồ sơ'),
  practice('result-receipt-1', 'result-receipt', 'Giấy biên nhận trả kết quả'),
] as const satisfies readonly Paper[]

export type PaperId = (typeof papers)[number]['id']

const byId = new Map<string, Paper>(papers.map((paper) => [paper.id, paper]))

/** The version that was pinned when the paper was issued. */
export function paperById(id: string): Paper {
  const paper = byId.get(id)
  if (!paper) throw new Error(`No paper ${id}`)
  return paper
}

/** The version of a paper in force on a day, the last one of those that began together; none before the circular took effect. */
export const paperInForce = (kind: SlipKind, on: Temporal.PlainDate) =>
  papers
    .filter((paper) => paper.kind === kind && !isAfter(paper.effectiveFrom, on))
    .reduce<(typeof papers)[number] | undefined>(
      (latest, paper) =>
        latest && isAfter(latest.effectiveFrom, paper.effectiveFrom) ? latest : paper,
      undefined,
    )

const isAfter = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(one, other) > 0

/** Ký hiệu after the number: 12/PBS (GOV 1.3). Kinds without one carry no number. */
const symbols: Partial<Record<SlipKind, string>> = {
  'supplement-request': 'PBS',
  refusal: 'PTC',
  apology: 'PXL',
  'control-slip': 'PKS',
  register: 'STD',
}

export const isNumbered = (kind: SlipKind): boolean => kind in symbols

/** "02/PBS": numbers run from 01 each year (NĐ 30/2020/NĐ-CP). */
export const slipNumber = (kind: SlipKind, number: number): string =>
  `${String(number).padStart(2, '0')}/${symbols[kind] ?? ''}`
