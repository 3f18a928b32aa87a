import { actorNames } from '#modules/accounts/index.ts'
import type { ReceiptData } from '#modules/papers/index.ts'
import { personById } from '#modules/people/index.ts'
import { unitById } from '#modules/units/index.ts'
import type { Rule } from '#platform/clock/rule.ts'
import type { Read } from '#platform/db.ts'

import type { DossierFile } from './read.ts'
import { staysOf } from './store-stays.ts'

type Around = { unit: number; publicUrl: string; demo: boolean }

/** What form 01 says of a dossier. Everything comes from the records, so a reprint says the same. */
export async function receiptOf(
  q: Read,
  file: DossierFile,
  { unit, publicUrl, demo }: Around,
): Promise<ReceiptData> {
  const { dossier, content } = file
  const agency = await unitById(q, unit)
  const person = await personById(q, dossier.applicantId)
  const place = agency.name.replace(/^UBND (xã|phường|đặc khu) /u, '')
  return {
    paper: 'receipt-1',
    code: dossier.code,
    agency: {
      parent: agency.name.replace(/^UBND/u, 'Ủy ban nhân dân'),
      name: `Trung tâm Phục vụ hành chính công${agency.name.replace(/^UBND/u, '')}`,
      place,
    },
    applicant: {
      name: dossier.applicantName,
      idNumber: person?.idNumber,
      address: person?.addressDetail,
      phone: person?.phone,
      email: person?.email,
    },
    matter: dossier.procedureName,
    components: file.components.map(({ name, quantity, kind }) => ({ name, quantity, kind })),
    sets: 1,
    processing: content.rule && ruleWords(content.rule),
    receivedAt: dossier.receivedAt,
    dueAt: dossier.firstDueAt,
    collectAt: collectAt[dossier.delivery],
    receiver: await receiverOf(q, file, unit),
    medium: dossier.channel === 'online' ? 'electronic' : 'paper',
    trackingUrl: `${publicUrl}/tra-cuu/${dossier.code}`,
    demo,
  }
}

const collectAt = {
  counter: 'Trung tâm Phục vụ hành chính công',
  post: 'Gửi qua dịch vụ bưu chính',
  electronic: 'Bản điện tử, nhận trên trang “Hồ sơ của tôi”',
}

/** Who took it in: the event of receipt says so. */
async function receiverOf(q: Read, file: DossierFile, unit: number): Promise<string> {
  const event = file.past.findLast(
    ({ name }) => name === 'dossier.received' || name === 'dossier.accepted',
  )
  if (!event) return ''
  const stays = await staysOf(q, unit, file.dossier.id)
  const actor = event.actor.startsWith('staff:') ? event.actor : (stays[0]?.leftBy ?? event.actor)
  return (await actorNames(q, [actor])).get(actor) ?? ''
}

const two = (n: number) => String(n).padStart(2, '0')

/** "03 ngày làm việc" */
export function ruleWords({ amount = 0, unit, cutoff }: Rule): string {
  switch (unit) {
    case 'same-day':
      return cutoff
        ? `trong ngày; nhận sau ${cutoff} thì trả trong ngày làm việc tiếp theo`
        : 'trong ngày làm việc'
    case 'working-day':
      return `${two(amount)} ngày làm việc`
    case 'day':
      return `${two(amount)} ngày`
    case 'working-hour':
      return `${two(amount)} giờ làm việc`
    case 'hour':
      return `${two(amount)} giờ`
    case 'month':
      return `${two(amount)} tháng`
    case 'fixed-date':
    case 'none':
      return ''
  }
}
