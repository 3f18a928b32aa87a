import { formNamed } from '#modules/forms/index.ts'
import type { SlipData } from '#modules/papers/index.ts'
import type { Rule } from '#platform/clock/rule.ts'
import type { Read } from '#platform/db.ts'

import { caseOf } from './declared.ts'
import { placeNames } from './points.ts'
import type { DossierRecord } from './rows.ts'
import { headOf, instantIn, nameOf, type Told } from './slip-head.ts'
import { staysOf } from './store-stays.ts'
import { componentsOf, contentOf } from './store.ts'

/** What form 01 says of a dossier when it is printed first; a reprint says the same. */
export async function receiptFacts(q: Read, told: Told): Promise<SlipData['receipt']> {
  const { dossier, event } = told
  const { head } = await headOf(q, dossier)
  const content = await contentOf(q, dossier.unitId, dossier.id)
  const { rule } = content
  const chosen = caseOf(dossier, await formNamed(q, content.formCode, content.formVersion))
  const components = await componentsOf(q, dossier.unitId, dossier.id)
  return {
    ...head,
    matter: chosen ? `${head.matter} (trường hợp: ${chosen.vi})` : head.matter,
    components: components.map(({ name, quantity, kind }) => ({ name, quantity, kind })),
    sets: 1,
    processing: rule && ruleWords(rule),
    receivedAt: dossier.receivedAt,
    dueAt: instantIn(event.data['dueAt']),
    collectAt: await collectedAt(q, dossier),
    receiver: await receiverOf(q, told),
    medium: dossier.channel === 'online' ? 'electronic' : 'paper',
  }
}

/** Where the result is fetched: the point that the applicant chose, else the centre. */
async function collectedAt(q: Read, dossier: DossierRecord): Promise<string> {
  const { delivery } = dossier
  const { returning } = delivery === 'counter' ? await placeNames(q, dossier) : {}
  return returning ?? collectAt[delivery]
}

const collectAt = {
  counter: 'Trung tâm Phục vụ hành chính công',
  post: 'Gửi qua dịch vụ bưu chính',
  electronic: 'Bản điện tử, nhận trên trang “Hồ sơ của tôi”',
}

/** Who took it in: the event of receipt says so, or the first stay when a program filed it. */
async function receiverOf(q: Read, { dossier, event }: Told): Promise<string> {
  if (event.actor.startsWith('staff:')) return nameOf(q, event.actor)
  const [first] = await staysOf(q, dossier.unitId, dossier.id)
  // The officer in whose name a program filed it, without the name of the program.
  const name = await nameOf(q, first?.leftBy ?? event.actor)
  return name.split(' (qua kết nối ')[0] ?? name
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
