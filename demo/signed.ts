import { Readable } from 'node:stream'

import { dossierList, type Line } from '#modules/dossiers/index.ts'
import {
  askForSignature,
  placesOn,
  resultPdf,
  sealDocument,
  signDocument,
} from '#modules/signatures/index.ts'
import { addFile } from '#platform/uploads.ts'
import type { Who } from '#platform/who.ts'

import type { Registered } from './civil.ts'
import { at, done, officer, type Stage } from './stage.ts'

type Instant = Temporal.Instant
export type ToSign = {
  code: string
  title: string
  letters: string
  lines: readonly string[]
  /** A paper that bears the number of a register of its own. */
  registered?: Registered | undefined
}

/** A result on its way: laid out, put up for signing by one officer, to be signed by a leader. */
async function ask(
  stage: Stage,
  asker: Who,
  leader: Who,
  paper: ToSign,
  moment: Instant,
): Promise<string> {
  const { plan, ledger, office } = stage
  const { code, title, letters, lines, registered } = paper
  const place = plan.name.replace(/^UBND (xã|phường|đặc khu) /u, '')
  const position = plan.officers.find(({ fullName }) => fullName === leader.name)?.position ?? ''
  const text = {
    title,
    lines,
    place,
    position,
    signer: leader.name,
    copies: ['Như trên', 'Lưu: VT'],
    demo: true,
  }
  const agency = plan.name.replace(/^UBND/u, 'Ủy ban nhân dân')
  const pdf = await (registered?.pdf() ?? resultPdf({ ...text, agency }, moment))
  const kept = await office.files.put(Readable.from([Buffer.from(pdf)]), 5_000_000)
  const places = await placesOn(office.files.path(kept.sha256), leader.name)
  return ledger.once(`${code}/asked`, { unit: plan.unit }, async (tx) => {
    const who = at(asker, moment)
    const { id: fileId } = await addFile(tx, who, kept, 'du-thao.pdf', 'application/pdf')
    const signer = { id: leader.staff ?? '', name: leader.name }
    return askForSignature(tx, who, {
      code,
      title,
      symbol: registered?.symbol ?? letters,
      numbered: registered?.numbered,
      signer,
      fileId,
      places,
      now: moment,
    })
  })
}

/** The clerk issues a result that the leader signed: it becomes the result of the dossier. */
export async function issueSigned(
  stage: Stage,
  { clerk, leader }: { clerk: Who; leader: Who },
  paper: ToSign,
  moment: Instant,
) {
  const { database, plan } = stage
  const db = database.as({ unit: plan.unit })
  const office = (now: Instant) => ({ ...stage.office, now: () => now })
  const signedAt = moment.subtract({ minutes: 8 })
  const id = await ask(stage, clerk, leader, paper, moment.subtract({ minutes: 20 }))
  // A build that was cut off may have signed it already.
  const again = new Set(['not-waiting', 'sealed-already'])
  const signed = await signDocument(office(signedAt), db, at(leader, signedAt), {
    id,
    now: signedAt,
  })
  if (!signed.ok && !again.has(signed.why)) done(signed, paper.code)
  const sealed = await sealDocument(office(moment), db, at(clerk, moment), { id, now: moment })
  if (!sealed.ok && !again.has(sealed.why)) done(sealed, paper.code)
}

/** What waits today: some papers for a leader's signature, some that a leader signed for the clerk. */
export async function fillSigningDesk(stage: Stage) {
  const { database, plan, now } = stage
  const db = database.as({ unit: plan.unit })
  const filter = { state: 'processing' as const }
  const { items } = await db.read((q) => dossierList(q, plan.unit, { filter, limit: 100 }))
  const leader = officer(stage, 'lanhdao')
  const signedAt = now.subtract({ minutes: 30 })
  const office = { ...stage.office, now: () => signedAt }
  for (const step of ['leader', 'clerk'])
    for (const line of items.filter(({ stepRole }) => stepRole === step).slice(0, 3)) {
      const asker = officer(stage, 'chuyenvien')
      const id = await ask(stage, asker, leader, answerTo(line), now.subtract({ minutes: 50 }))
      // A build that was cut off may have signed it already; then this changes nothing.
      if (step === 'clerk')
        await signDocument(office, db, at(leader, signedAt), { id, now: signedAt })
    }
}

const answerTo = ({ code, applicantName, procedureName }: Line): ToSign => ({
  code,
  title: 'Thông báo kết quả giải quyết',
  letters: 'TB-UBND',
  lines: [`Xét hồ sơ ${code} của ông (bà) ${applicantName} về việc: ${procedureName}.`, invented],
})

const invented =
  'Văn bản này minh họa kết quả giải quyết trong bản trình diễn. Mọi tên người, địa chỉ và con số đều không có thật.'
