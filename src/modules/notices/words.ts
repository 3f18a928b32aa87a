import { clockText, dateText, localTime, numberText } from '#ui/format.ts'
import type { Lang } from '#ui/view.ts'

import { quote } from './domain.ts'

/** One whole sentence in both languages. */
export type Told = { vi: string; en: string }

/** A dossier as a notice names it. The applicant's name stays out: the page behind the notice shows it. */
export type Named = { code: string; procedureName: string }

const day = (lang: Lang, at: string) => {
  const local = localTime(Temporal.Instant.from(at))
  return `${dateText(lang, local.date)} ${clockText(local)}`
}

/** Some names fill half a page. */
const name = ({ procedureName }: Named) => quote(procedureName, 90)

type Moved = { before: string | null; after: string | null }

/** Ngày hẹn trả đổi: the officers who work on it hear of it, since their day is planned by it. */
export function dueChanged(dossier: Named, { before, after }: Moved): Told {
  const { code } = dossier
  if (after === null)
    return {
      vi: `Hồ sơ ${code} (${name(dossier)}) không còn ngày hẹn trả.`,
      en: `Dossier ${code} (${name(dossier)}) no longer has a due date.`,
    }
  if (before === null)
    return {
      vi: `Hồ sơ ${code} (${name(dossier)}) có hẹn trả lúc ${day('vi', after)}.`,
      en: `Dossier ${code} (${name(dossier)}) is due on ${day('en', after)}.`,
    }
  return {
    vi: `Hẹn trả của hồ sơ ${code} (${name(dossier)}) đổi từ ${day('vi', before)} thành ${day('vi', after)} vì lịch làm việc thay đổi.`,
    en: `Dossier ${code} (${name(dossier)}) was due on ${day('en', before)} and is now due on ${day('en', after)}, because the working calendar changed.`,
  }
}

export const assigned = (dossier: Named): Told => ({
  vi: `Bạn được phân công xử lý hồ sơ ${dossier.code} (${name(dossier)}).`,
  en: `Dossier ${dossier.code} (${name(dossier)}) is now yours to process.`,
})

export const opinionAsked = (dossier: Named): Told => ({
  vi: `Hồ sơ ${dossier.code} (${name(dossier)}) cần ý kiến phối hợp của bạn hoặc phòng bạn.`,
  en: `Your opinion, or your department’s, is asked on dossier ${dossier.code} (${name(dossier)}).`,
})

export const opinionGiven = (dossier: Named): Told => ({
  vi: `Có ý kiến phối hợp mới cho hồ sơ ${dossier.code} (${name(dossier)}).`,
  en: `A new opinion came for dossier ${dossier.code} (${name(dossier)}).`,
})

export const tookOver = (from: string): Told => ({
  vi: `Bạn nhận bàn giao công việc của ${from}. Các hồ sơ đang xử lý nằm trong danh sách “Việc của tôi”.`,
  en: `You take over the work of ${from}. The open dossiers are in your own list.`,
})

export const mentioned = (dossier: Named): Told => ({
  vi: `Đồng nghiệp nhắc đến bạn trong ghi chú của hồ sơ ${dossier.code} (${name(dossier)}).`,
  en: `A colleague mentioned you in a remark on dossier ${dossier.code} (${name(dossier)}).`,
})

export const submitted = (dossier: Named): Told => ({
  vi: `Hồ sơ trực tuyến ${dossier.code} (${name(dossier)}) vừa nộp, đang chờ tiếp nhận.`,
  en: `Online application ${dossier.code} (${name(dossier)}) was filed and waits to be accepted.`,
})

export const draftEnding = (ends: string): Told => ({
  vi: `Bản nháp bạn làm dở sẽ bị xóa ngày ${day('vi', ends)} nếu không nộp hoặc lưu lại.`,
  en: `Your draft will be removed on ${day('en', ends)} unless you send or save it.`,
})

export const supplemented = (dossier: Named): Told => ({
  vi: `Người nộp đã bổ sung giấy tờ cho hồ sơ ${dossier.code} (${name(dossier)}); thời hạn chạy tiếp.`,
  en: `The applicant supplied papers for dossier ${dossier.code} (${name(dossier)}); its clock runs again.`,
})

export const supplementAsked = (dossier: Named, missing: string): Told => ({
  vi: `Hồ sơ ${dossier.code} (${name(dossier)}) của bạn cần bổ sung: ${quote(missing)}`,
  en: `Your application ${dossier.code} (${name(dossier)}) needs more papers: ${quote(missing)}`,
})

export function accepted(dossier: Named, dueAt: string | null): Told {
  const { code } = dossier
  if (dueAt === null)
    return {
      vi: `Hồ sơ ${code} (${name(dossier)}) của bạn đã được tiếp nhận.`,
      en: `Your application ${code} (${name(dossier)}) was accepted.`,
    }
  return {
    vi: `Hồ sơ ${code} (${name(dossier)}) của bạn đã được tiếp nhận, hẹn trả kết quả lúc ${day('vi', dueAt)}.`,
    en: `Your application ${code} (${name(dossier)}) was accepted; the result is due on ${day('en', dueAt)}.`,
  }
}

export const rejected = (dossier: Named, reason: string): Told => ({
  vi: `Hồ sơ ${dossier.code} (${name(dossier)}) của bạn không được tiếp nhận. Lý do: ${quote(reason)}`,
  en: `Your application ${dossier.code} (${name(dossier)}) was not accepted. Reason: ${quote(reason)}`,
})

export function finished(dossier: Named, verdict: 'grant' | 'refuse'): Told {
  const { code } = dossier
  if (verdict === 'refuse')
    return {
      vi: `Hồ sơ ${code} (${name(dossier)}) của bạn bị từ chối giải quyết. Mở hồ sơ để xem lý do và nhận văn bản trả lời.`,
      en: `Your application ${code} (${name(dossier)}) was refused. Open it for the reason and the written answer.`,
    }
  return {
    vi: `Hồ sơ ${code} (${name(dossier)}) của bạn đã có kết quả.`,
    en: `The result of your application ${code} (${name(dossier)}) is ready.`,
  }
}

const money = (amount: number) => `${numberText('vi', amount)} đ`

export const paymentAsked = (dossier: Named, amount: number, what: string): Told => ({
  vi: `Hồ sơ ${dossier.code} (${name(dossier)}) của bạn cần nộp ${money(amount)}: ${quote(what)}`,
  en: `${money(amount)} is to be paid for your application ${dossier.code} (${name(dossier)}): ${quote(what)}`,
})

export const paymentSettled = (dossier: Named): Told => ({
  vi: `Nghĩa vụ tài chính của hồ sơ ${dossier.code} (${name(dossier)}) đã xong; thời hạn chạy tiếp.`,
  en: `The payment for dossier ${dossier.code} (${name(dossier)}) is settled; its clock runs again.`,
})

export const stopped = (dossier: Named, ground: string): Told => ({
  vi: `Hồ sơ ${dossier.code} (${name(dossier)}) của bạn đã dừng giải quyết. Lý do: ${quote(ground)}`,
  en: `Your application ${dossier.code} (${name(dossier)}) was stopped. Reason: ${quote(ground)}`,
})

export const resumed = (dossier: Named): Told => ({
  vi: `Hồ sơ ${dossier.code} (${name(dossier)}) của bạn được tiếp tục giải quyết.`,
  en: `Your application ${dossier.code} (${name(dossier)}) is being processed again.`,
})

export const extensionDrafted = (dossier: Named, before: string): Told => ({
  vi: `Hồ sơ ${dossier.code} (${name(dossier)}) hẹn trả ${day('vi', before)} có nguy cơ trễ. Phiếu xin lỗi, gia hạn đã dự thảo, chờ bạn ký.`,
  en: `Dossier ${dossier.code} (${name(dossier)}), due on ${day('en', before)}, is likely to be late. An apology and extension waits for your signature.`,
})

export const extended = (dossier: Named, after: string, reason: string): Told => ({
  vi: `Hồ sơ ${dossier.code} (${name(dossier)}) của bạn được hẹn lại ${day('vi', after)}. ${quote(reason)}`,
  en: `The result of your application ${dossier.code} (${name(dossier)}) is now promised for ${day('en', after)}. ${quote(reason)}`,
})

export const answered = (dossier: Named, agency: string): Told => ({
  vi: `${quote(agency, 90)} đã trả lời xác minh cho hồ sơ ${dossier.code} (${name(dossier)}).`,
  en: `${quote(agency, 90)} answered about dossier ${dossier.code} (${name(dossier)}).`,
})

type Names = { staff: string; deputy: string }
const onDay = (lang: Lang, day: string) => dateText(lang, Temporal.PlainDate.from(day))

/** Ủy quyền khi vắng mặt, to the deputy and to whoever is away. */
export const leaveRecorded = (
  { staff, deputy }: Names,
  { from, until }: { from: string; until: string },
): Told => ({
  vi: `${staff} vắng mặt từ ${onDay('vi', from)} đến hết ${onDay('vi', until)}; ${deputy} được ủy quyền làm thay.`,
  en: `${staff} is away from ${onDay('en', from)} until ${onDay('en', until)}; ${deputy} deputises.`,
})

export const leaveEnded = ({ staff, deputy }: Names): Told => ({
  vi: `${staff} không còn vắng mặt; ${deputy} thôi làm thay từ bây giờ.`,
  en: `${staff} is no longer away; ${deputy} deputises no more.`,
})
