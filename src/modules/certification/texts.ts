import type { CertificationText } from '#modules/papers/index.ts'
import { serialText } from '#platform/year-book.ts'

import { volumeText, type Kind } from './domain.ts'
import type { Visit } from './store-visits.ts'
import type { Entry } from './store.ts'

// The words of NĐ 23/2015/NĐ-CP and TT 01/2020/TT-BTP, written from memory: the annexes were not read (GOV 3). A form
// that turns out to be otherwise is a change of this file only; what was printed stays on the citizen's paper.
const headings: Record<Kind, string> = {
  copy: 'Chứng thực bản sao đúng với bản chính',
  signature: 'Lời chứng chứng thực chữ ký',
  translator: 'Lời chứng chứng thực chữ ký người dịch',
  transaction: 'Lời chứng chứng thực giao dịch',
}

type Saying = { entry: Entry; visit: Visit; place: string }

const bodies: Record<Kind, (saying: Saying) => readonly string[]> = {
  copy: () => [],
  signature: (saying) => [
    `Tại ${saying.place}, ${signerOf(saying)} chứng thực: ${partiesOf(saying)} cam đoan đã hiểu, tự chịu trách nhiệm về nội dung của giấy tờ, văn bản và đã ký vào giấy tờ, văn bản này trước mặt tôi.`,
    madeIn(saying),
  ],
  translator: (saying) => [
    `Tại ${saying.place}, ${signerOf(saying)} chứng thực: ${partiesOf(saying)} là người đã ký vào bản dịch này.`,
    madeIn(saying),
  ],
  transaction: (saying) => [
    `Tại ${saying.place}, ${signerOf(saying)} chứng thực: giao dịch này được giao kết giữa ${partiesOf(saying)}. Các bên cam đoan đã tự nguyện, có năng lực hành vi dân sự, tự chịu trách nhiệm về nội dung và đã ký (điểm chỉ) trước mặt tôi.`,
    madeIn(saying),
  ],
}

const signerOf = ({ visit }: Saying) => `tôi, ${visit.signerName}, ${visit.signerTitle},`

const partiesOf = ({ entry, visit }: Saying) => {
  const number = visit.requesterIdNumber ? `, giấy tờ tùy thân số ${visit.requesterIdNumber}` : ''
  return entry.parties || `ông/bà ${visit.requesterName}${number}`
}

const madeIn = ({ entry: { copies } }: Saying) =>
  `Lập thành ${copies} bản chính, có giá trị như nhau; lưu một bản.`

/** Lời chứng on the page behind the scan of an original. */
export const electronicTextOf = ({ name, visit, day }: Electronic): CertificationText => ({
  heading: 'Chứng thực bản sao điện tử đúng với bản chính',
  day,
  body: [],
  name,
  signer: { title: visit.signerTitle, name: visit.signerName },
})

type Electronic = { name: string; visit: Visit; day: Temporal.PlainDate }

/** Lời chứng of one line. */
export function textOf(saying: Saying): CertificationText {
  const { entry, visit } = saying
  return {
    heading: headings[entry.kind],
    number: serialText(entry.number),
    volume: volumeText(entry),
    day: entry.day,
    body: bodies[entry.kind](saying),
    name: entry.name,
    signer: { title: visit.signerTitle, name: visit.signerName },
  }
}
