import type { SlipKind } from '#modules/papers/index.ts'

type Data = Record<string, unknown>
type Both = readonly [vi: string, en: string]

// What each event is put on paper as. An event that nobody records yet simply never comes.
const kinds: Record<string, (data: Data) => SlipKind | undefined> = {
  // Who was received by another commune has that one's receipt: a dossier has one.
  'dossier.received': ({ from }) => (from === undefined ? 'receipt' : undefined),
  'dossier.accepted': () => 'receipt',
  'dossier.supplement-asked': () => 'supplement-request',
  'dossier.rejected': () => 'refusal',
  'dossier.extended': () => 'apology',
  'dossier.stopped': () => 'stop-notice',
  // Withdrawn while being processed: form 05 (NĐ 118 Đ21, GOV 1.4). What was never taken in is not stopped.
  'dossier.withdrawn': ({ from }) => (from === 'new' ? undefined : 'stop-notice'),
  'dossier.forwarded': () => 'hand-over-slip',
  'dossier.handed-over': () => 'result-receipt',
}

/** Events that are put on paper. */
export const printedEvents: readonly string[] = Object.keys(kinds)

/** The paper that says this event, or none. */
export const kindOfEvent = ({ name, data }: { name: string; data: Data }): SlipKind | undefined =>
  kinds[name]?.(data)

/** Events whose acts do not issue their paper themselves: it is issued as soon as they are heard of. */
export const heardEvents = ['dossier.extended', 'dossier.stopped', 'dossier.withdrawn'] as const

const addressed: ReadonlySet<SlipKind> = new Set([
  'receipt',
  'supplement-request',
  'refusal',
  'apology',
  'stop-notice',
  'result-receipt',
])

/** Whether a paper is for the applicant; the others are the office's own. */
export const isForApplicant = (kind: SlipKind): boolean => addressed.has(kind)

export const slipWords: Record<SlipKind, Both> = {
  receipt: ['Giấy tiếp nhận và hẹn trả kết quả (mẫu 01)', 'Receipt (form 01)'],
  'supplement-request': ['Phiếu yêu cầu bổ sung (mẫu 02)', 'Request for papers (form 02)'],
  refusal: ['Phiếu từ chối tiếp nhận (mẫu 03)', 'Refusal (form 03)'],
  apology: ['Phiếu xin lỗi và đề nghị gia hạn (mẫu 04)', 'Apology and extension (form 04)'],
  'stop-notice': ['Thông báo dừng giải quyết (mẫu 05)', 'Stop notice (form 05)'],
  'control-slip': ['Phiếu kiểm soát quá trình (mẫu 06)', 'Process control slip (form 06)'],
  register: ['Sổ theo dõi hồ sơ (mẫu 07)', 'Register (form 07)'],
  'hand-over-slip': ['Giấy bàn giao hồ sơ', 'Hand-over slip'],
  'result-receipt': ['Giấy biên nhận trả kết quả', 'Result receipt'],
}

/** Name of the file that is saved, without diacritics (GOV 5.4). */
export const fileNames: Record<SlipKind, string> = {
  receipt: 'giay-tiep-nhan',
  'supplement-request': 'phieu-yeu-cau-bo-sung',
  refusal: 'phieu-tu-choi-tiep-nhan',
  apology: 'phieu-xin-loi-gia-han',
  'stop-notice': 'thong-bao-dung-giai-quyet',
  'control-slip': 'phieu-kiem-soat',
  register: 'so-theo-doi',
  'hand-over-slip': 'giay-ban-giao',
  'result-receipt': 'giay-bien-nhan-ket-qua',
}
