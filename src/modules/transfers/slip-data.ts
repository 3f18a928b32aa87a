import { actorNames } from '#modules/accounts/index.ts'
import { agencyOf, ruleWords, type Intake } from '#modules/dossiers/index.ts'
import type { SlipData } from '#modules/papers/index.ts'
import { personById } from '#modules/people/index.ts'
import { unitById } from '#modules/units/index.ts'
import type { Rule } from '#platform/clock/rule.ts'
import type { Read } from '#platform/db.ts'
import type { Who } from '#platform/who.ts'

import type { TransferRecord } from './store.ts'

const nameOf = async (q: Read, actor: string) => (await actorNames(q, [actor])).get(actor) ?? ''

/** Whose matter it is, under the letterhead of the commune that issues the paper. */
async function headOf(q: Read, who: Who, transfer: TransferRecord) {
  const unit = await unitById(q, who.unit)
  const person = await personById(q, transfer.applicantId)
  return {
    code: transfer.code,
    agency: agencyOf(unit),
    applicant: {
      name: transfer.applicantName,
      idNumber: person?.idNumber,
      address: person?.addressDetail,
      phone: person?.phone,
      email: person?.email,
    },
    matter: transfer.procedureName,
  }
}

const nowhereElse = {
  post: 'Gửi qua dịch vụ bưu chính',
  electronic: 'Bản điện tử',
} as const

type Taken = { intake: Intake; rule: Rule | undefined; settledBy: string }

/** Form 01 of the commune that took it in; it says who settles the matter. */
export async function receiptData(
  q: Read,
  who: Who,
  transfer: TransferRecord,
  { intake, rule, settledBy }: Taken,
): Promise<SlipData['receipt']> {
  const { proxy, papers } = intake
  const { delivery, receivedAt, promisedAt, returnAtName } = transfer
  const head = await headOf(q, who, transfer)
  return {
    ...head,
    matter: `${head.matter} (nơi giải quyết: ${settledBy})`,
    proxy: proxy ? { name: proxy.fullName, idNumber: proxy.idNumber } : null,
    components: papers.map(({ name, quantity, kind }) => ({ name, quantity, kind })),
    sets: 1,
    processing: rule && ruleWords(rule),
    receivedAt,
    dueAt: promisedAt,
    collectAt: delivery === 'counter' ? returnAtName : nowhereElse[delivery],
    receiver: await nameOf(q, who.actor),
    medium: 'paper',
  }
}

type Way = { from: string; to: string; papers: number; note: string | null; at: Temporal.Instant }

/** Giấy bàn giao, of the dossier on its way there or of its result on the way back. */
export async function handOverData(
  q: Read,
  who: Who,
  transfer: TransferRecord,
  { from, to, papers, note, at }: Way,
): Promise<SlipData['hand-over-slip']> {
  const { code, procedureName, applicantName, promisedAt, dueAt } = transfer
  return {
    agency: agencyOf(await unitById(q, who.unit)),
    handedAt: at,
    giver: { place: from, name: await nameOf(q, who.actor) },
    receiver: { place: to, name: null },
    rows: [
      {
        code,
        matter: procedureName,
        applicant: applicantName,
        papers,
        dueAt: dueAt ?? promisedAt,
        note,
      },
    ],
  }
}

type Handed = { to: string; how: 'counter' | 'post' | 'electronic'; at: Temporal.Instant }

export async function resultReceiptData(
  q: Read,
  who: Who,
  transfer: TransferRecord,
  { to, how, at }: Handed,
): Promise<SlipData['result-receipt']> {
  return {
    ...(await headOf(q, who, transfer)),
    to,
    how,
    handedAt: at,
    giver: await nameOf(q, who.actor),
    results: (transfer.result ?? []).map(({ title, documentNumber }) => ({
      title,
      documentNumber,
    })),
  }
}

/** Form 03: the applicant gets the papers back with the reason. */
export const refusalData = async (
  q: Read,
  who: Who,
  transfer: TransferRecord,
  reason: string,
): Promise<SlipData['refusal']> => ({
  ...(await headOf(q, who, transfer)),
  reason,
  receiver: await nameOf(q, who.actor),
})
