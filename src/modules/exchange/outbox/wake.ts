import { staffWithPermission } from '#modules/accounts/index.ts'
import { notify } from '#modules/notices/index.ts'
import type { JobContext } from '#platform/module.ts'
import type { UnitId } from '#platform/who.ts'

import { isOn } from './connection.ts'
import { alarmAfter } from './domain.ts'
import { sendWaiting } from './send.ts'
import { oldestSince } from './store.ts'

/** Every minute: nothing that waits is forgotten, whichever process died meanwhile, and a long wait is told. */
export async function wakeJob(context: JobContext): Promise<void> {
  for (const unit of await context.units()) {
    if (!(await context.db(unit).read((q) => isOn(q, unit)))) continue
    await sendWaiting(context, unit)
    await sayLate(context, unit)
  }
}

/** Tells administrators, once for each message that comes to be the oldest. */
async function sayLate(context: JobContext, unit: UnitId) {
  const now = context.now()
  await context.db(unit).tx(async (tx) => {
    const late = await oldestSince(tx, unit, now.subtract(alarmAfter))
    if (!late) return
    const staff = (await staffWithPermission(tx, 'exchange.manage')).map(({ id }) => id)
    await notify(
      tx,
      unit,
      { staff },
      {
        event: late.id,
        at: now,
        kind: 'exchange.late',
        vi: 'Có bản tin chờ gửi lên trục liên thông đã quá một giờ. Mở hàng đợi để xem lý do.',
        en: 'A message to the provincial axis has waited for more than an hour. Open the queue for the reason.',
        href: '/quan-tri/lien-thong',
      },
    )
  })
}
