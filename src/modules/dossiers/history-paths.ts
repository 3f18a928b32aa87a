import { clockText, dateText, localTime, moneyText } from '#ui/format.ts'

import type { Data, Told } from './history.ts'
import { trackStates, type TrackState } from './tracks/domain.ts'
import { trackWords } from './words.ts'

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** A day with its hour in both languages, from what an event keeps. */
function moment(value: unknown): { vi: string; en: string } {
  const local = localTime(Temporal.Instant.from(text(value)))
  const at = clockText(local)
  return { vi: `${at} ${dateText('vi', local.date)}`, en: `${at}, ${dateText('en', local.date)}` }
}

const stateOf = (value: unknown): TrackState =>
  trackStates.find((state) => state === value) ?? 'waiting'

/** What happens off the ordinary way, as the timeline tells it. */
export const pathTellings: Record<string, (data: Data) => Told> = {
  'dossier.payment-asked': ({ amount, what }) => ({
    title: [
      `Yêu cầu nộp ${moneyText('vi', Number(amount))}`,
      `Payment of ${moneyText('en', Number(amount))} asked for`,
    ],
    body: text(what),
    tone: 'orange',
  }),
  'dossier.payment-settled': ({ amount, how, note }) => ({
    title:
      how === 'waived'
        ? [
            `Được miễn ${moneyText('vi', Number(amount))}`,
            `${moneyText('en', Number(amount))} waived`,
          ]
        : [`Đã nộp ${moneyText('vi', Number(amount))}`, `${moneyText('en', Number(amount))} paid`],
    body: text(note),
    tone: 'blue',
  }),
  'dossier.stopped': ({ ground, expired }) => ({
    title:
      expired === true
        ? ['Dừng giải quyết vì hết hạn bổ sung', 'Stopped: the time to supply papers is over']
        : ['Dừng giải quyết', 'Stopped'],
    body: text(ground),
    tone: 'red',
  }),
  'dossier.resumed': ({ reason }) => ({
    title: ['Tiếp tục giải quyết', 'Resumed'],
    body: text(reason),
    tone: 'blue',
  }),
  'dossier.extension-drafted': ({ after, reason }) => ({
    title: [
      `Dự thảo phiếu xin lỗi, đề nghị gia hạn đến ${moment(after).vi}`,
      `Draft of an apology and extension to ${moment(after).en}`,
    ],
    body: text(reason),
    tone: 'yellow',
  }),
  'dossier.extended': ({ after, reason, signedBy, late }) => ({
    title:
      late === true
        ? [
            `${text(signedBy)} ký phiếu xin lỗi vì đã quá hạn, hẹn lại ${moment(after).vi}`,
            `${text(signedBy)} apologised for the delay; new day promised: ${moment(after).en}`,
          ]
        : [
            `${text(signedBy)} ký phiếu xin lỗi, gia hạn đến ${moment(after).vi}`,
            `${text(signedBy)} signed the apology; extended to ${moment(after).en}`,
          ],
    body: text(reason),
    tone: late === true ? 'orange' : 'yellow',
  }),
  'dossier.verification-asked': ({ agency, question }) => ({
    title: [`Gửi ${text(agency)} xác minh`, `Verification asked of ${text(agency)}`],
    body: text(question),
  }),
  'dossier.verification-answered': ({ agency, answer }) => ({
    title: [`${text(agency)} trả lời xác minh`, `${text(agency)} answered`],
    body: text(answer),
    tone: 'blue',
  }),
  'dossier.consented': ({ agency }) => ({
    title: [
      `${text(agency)} không trả lời trong hạn, coi là đồng ý`,
      `${text(agency)} did not answer in time: counts as consent`,
    ],
    tone: 'yellow',
  }),
  'dossier.track-changed': ({ track, agency, state, result, note }) => ({
    title: [
      `${text(track)} (${text(agency)}): ${trackWords[stateOf(state)].text[0].toLowerCase()}`,
      `${text(track)} (${text(agency)}): ${trackWords[stateOf(state)].text[1].toLowerCase()}`,
    ],
    body: [text(result), text(note)].filter(Boolean).join(' · '),
    tone: state === 'done' ? 'green' : 'blue',
  }),
  'dossier.visit-planned': ({ place, at, note }) => ({
    title: [
      `Hẹn đăng ký lưu động lúc ${moment(at).vi} tại ${text(place)}`,
      `Visit planned for ${moment(at).en} at ${text(place)}`,
    ],
    body: text(note),
  }),
}
