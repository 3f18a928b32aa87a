import { countsForMany, listPaths } from '#modules/dossiers/index.ts'
import { unreadOfMany } from '#modules/notices/index.ts'
import type { Read } from '#platform/db.ts'
import { zone } from '#platform/http.ts'
import type { UnitId, Who } from '#platform/who.ts'

/** Address of a list → how much waits there. */
export type PageCounts = Readonly<Record<string, number>>

type Asked = { staff: readonly string[]; now: Temporal.Instant }

/** The counts of the navigation for each of these officers; each gets those that this officer may open. */
export async function countsOfPages(
  q: Read,
  unit: UnitId,
  { staff, now }: Asked,
): Promise<(who: Who) => PageCounts> {
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  const officers = [...new Set(staff)]
  const lists = await countsForMany(q, { unit, staff: officers, today })
  const unread = await unreadOfMany(q, unit, officers)
  return (who) => {
    const counts = lists(who)
    return {
      [listPaths.mine]: counts.mine,
      [listPaths.unit]: counts.unit,
      [listPaths.new]: counts.new,
      [listPaths.overdue]: counts.overdue,
      [listPaths.done]: counts.done,
      ...(who.can.has('notice.view') && {
        '/can-bo/thong-bao': (who.staff && unread.get(who.staff)) || 0,
      }),
    }
  }
}
