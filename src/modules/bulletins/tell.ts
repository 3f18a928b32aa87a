import { staffWithPermission } from '#modules/accounts/index.ts'
import { notify } from '#modules/notices/index.ts'
import { record, type Happening } from '#platform/events.ts'
import type { JobContext } from '#platform/module.ts'

import './events.ts'
import { bulletinById, unreviewed } from './store.ts'
import { about } from './writing.ts'

const home = '/can-bo/ban-tin'
const staffOf = (actor: string | null) => actor?.replace(/^staff:/, '') ?? ''

type Words = { vi: string; en: string }
type Telling = { staff: readonly string[]; words: Words }

async function tell(context: JobContext, happening: Happening, { staff, words }: Telling) {
  const { id: event, unit, subject, name: kind } = happening
  const notice = { event, kind, at: context.now(), href: `${home}/${subject.id}`, ...words }
  await context.db(unit).tx((tx) => notify(tx, unit, { staff }, notice))
}

/** Officers with a permission, but for these. */
async function others(
  context: JobContext,
  unit: number,
  permission: string,
  but: readonly string[],
) {
  const all = await context.db(unit).read((q) => staffWithPermission(q, permission))
  return all.map(({ id }) => id).filter((id) => !but.includes(id))
}

/** Trình duyệt: whoever may approve it hears of it; not its author. */
export async function onSubmitted(context: JobContext, happening: Happening<'bulletin.submitted'>) {
  const { unit, subject, data } = happening
  const bulletin = await context.db(unit).read((q) => bulletinById(q, subject.id))
  if (bulletin?.state !== 'submitted') return
  const isEmergency = bulletin.priority === 'emergency'
  const own = isEmergency ? [] : [staffOf(bulletin.writtenBy), staffOf(bulletin.changedBy)]
  const permission = isEmergency ? 'bulletin.emergency' : 'bulletin.approve'
  const staff = await others(context, unit, permission, own)
  const { title } = data
  const words = {
    vi: `Bản tin “${title}” chờ duyệt`,
    en: `Bulletin “${title}” waits for approval`,
  }
  await tell(context, happening, { staff, words })
}

/** Trả lại: its author hears why. */
export async function onReturned(context: JobContext, happening: Happening<'bulletin.returned'>) {
  const { unit, subject, data } = happening
  const bulletin = await context.db(unit).read((q) => bulletinById(q, subject.id))
  if (!bulletin?.writtenBy.startsWith('staff:')) return
  const { title, reason } = data
  const words = {
    vi: `Bản tin “${title}” bị trả lại: ${reason}`,
    en: `Bulletin “${title}” was returned: ${reason}`,
  }
  await tell(context, happening, { staff: [staffOf(bulletin.writtenBy)], words })
}

/** Each day: emergencies that nobody but who approved them has looked at yet. */
export async function remindReviews(context: JobContext): Promise<void> {
  const now = context.now()
  const since = now.subtract({ hours: 20 })
  for (const unit of await context.units()) {
    const open = await context.db(unit).read(unreviewed)
    for (const { id, title, approvedActor, approvedAt } of open) {
      if (Temporal.Instant.compare(Temporal.Instant.from(approvedAt ?? ''), since) > 0) continue
      const staff = await others(context, unit, 'bulletin.approve', [staffOf(approvedActor)])
      await context.db(unit).tx(async (tx) => {
        const who = context.who(unit)
        const event = await record(tx, who, 'bulletin.review-reminded', about(id), { title })
        const kind = 'bulletin.review-reminded'
        const words = {
          vi: `Lần phát khẩn cấp “${title}” chưa được xem xét lại`,
          en: `The emergency “${title}” waits for its review`,
        }
        await notify(tx, unit, { staff }, { event, kind, at: now, href: `${home}/${id}`, ...words })
      })
    }
  }
}
