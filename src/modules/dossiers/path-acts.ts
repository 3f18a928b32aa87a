import { z } from 'zod'

import { doing, optionalWords, version, words, type Doing } from './doing.ts'
import { askApplicantToPay, settleDutyOf } from './duties/actions.ts'
import { askForExtension, signExtensionOf } from './extensions/actions.ts'
import type { PathAct } from './possible.ts'
import { closeStoppedDossier, resumeDossier, stopDossier } from './stopping/actions.ts'
import { updateTrack } from './tracks/actions.ts'
import { trackStates } from './tracks/domain.ts'
import { momentOf, readClock, readDay } from './typed-moment.ts'
import { askAgency, recordAgencyAnswer } from './verifications/actions.ts'
import { planVisit } from './visits.ts'

const title = (message: string) => words(message).pipe(z.string().max(300, 'Tối đa 300 chữ'))

/** Đồng, typed with or without dots: 1.500.000. */
const amount = z
  .string({ error: 'Ghi số tiền' })
  .transform((text) => text.replaceAll(/[.\s]|đ(ồng)?$/giu, ''))
  .refine((text) => /^[1-9]\d{0,11}$/.test(text), 'Ghi số tiền bằng đồng, ví dụ 50.000')
  .transform(Number)

const days = z
  .string({ error: 'Ghi số ngày làm việc' })
  .regex(/^[1-9]\d{0,2}$/, 'Ghi số ngày làm việc, ví dụ 5')
  .transform(Number)
  .pipe(z.number().max(250, 'Tối đa 250 ngày làm việc'))

const which = (message: string) => z.coerce.number({ error: message }).int().min(1, message).max(99)

const day = z
  .string({ error: 'Ghi ngày theo mẫu 25/12/2026' })
  .transform((text) => readDay(text))
  .refine((date) => date !== undefined, 'Ghi ngày theo mẫu 25/12/2026')

const time = z
  .string({ error: 'Ghi giờ, ví dụ 08:30' })
  .transform((text) => readClock(text))
  .refine((clock) => clock !== undefined, 'Ghi giờ, ví dụ 08:30')

/** What leaves the ordinary way from desk to result. */
export const pathActs: Record<PathAct, Doing> = {
  stop: doing(
    'dossier.process',
    z.object({ version, ground: words('Ghi rõ căn cứ, lý do dừng') }),
    (tx, { who }, { act, ground }) => stopDossier(tx, who, { ...act, ground }),
  ),
  resume: doing(
    'dossier.process',
    z.object({ version, reason: words('Ghi vì sao tiếp tục giải quyết') }),
    (tx, { who }, { act, reason }) => resumeDossier(tx, who, { ...act, reason }),
  ),
  'close-stopped': doing(
    'dossier.process',
    z.object({ version, reason: words('Ghi rõ lý do không giải quyết') }),
    (tx, { who }, { act, reason }) => closeStoppedDossier(tx, who, { ...act, reason }),
  ),
  'ask-payment': doing(
    'dossier.process',
    z.object({ version, amount, what: title('Ghi khoản phải nộp và căn cứ') }),
    (tx, { who }, { act, amount, what }) => askApplicantToPay(tx, who, { ...act, amount, what }),
  ),
  // What is paid is never an officer's word: cash makes a receipt (receipts), a transfer the bank's notice (payments).
  'waive-payment': doing(
    'dossier.receive',
    z.object({ version, note: words('Ghi căn cứ miễn') }),
    (tx, { who }, { act, note }) => settleDutyOf(tx, who, { ...act, how: 'waived', note }),
  ),
  'draft-extension': doing(
    'dossier.process',
    z.object({ version, reason: words('Ghi rõ lý do xin gia hạn'), days }),
    (tx, { who }, { act, reason, days }) => askForExtension(tx, who, { ...act, reason, days }),
  ),
  'sign-extension': doing(
    'step.leader',
    z.object({
      version,
      reason: words('Ghi lời xin lỗi và lý do gia hạn'),
      days,
      late: z.string().optional(),
    }),
    (tx, { who }, { act, reason, days, late }) =>
      signExtensionOf(tx, who, { ...act, reason, days, saysLate: late === 'co' }),
  ),
  'ask-verification': doing(
    'dossier.process',
    z.object({
      version,
      agency: title('Ghi tên cơ quan được hỏi'),
      question: words('Ghi nội dung cần xác minh'),
      days,
    }),
    (tx, { who }, { act, agency, question, days }) =>
      askAgency(tx, who, { ...act, agency, question, days }),
  ),
  'answer-verification': doing(
    'dossier.process',
    z.object({ version, number: which('Chọn cơ quan'), answer: words('Ghi nội dung trả lời') }),
    (tx, { who }, { act, number, answer }) =>
      recordAgencyAnswer(tx, who, { ...act, number, answer }),
  ),
  'update-track': doing(
    'dossier.process',
    z.object({
      version,
      number: which('Chọn nhánh'),
      state: z.enum(trackStates, 'Chọn tình trạng'),
      result: optionalWords.pipe(z.string().max(200, 'Tối đa 200 chữ').optional()),
      note: optionalWords,
    }),
    (tx, { who }, { act, number, state, result, note }) =>
      updateTrack(tx, who, { ...act, number, state, result, note }),
  ),
  'plan-visit': doing(
    'dossier.process',
    z.object({ version, place: title('Ghi địa điểm'), day, time, note: optionalWords }),
    (tx, { who }, { act, place, day, time, note }) =>
      planVisit(tx, who, { ...act, place, note, at: momentOf(day, time) }),
  ),
}
