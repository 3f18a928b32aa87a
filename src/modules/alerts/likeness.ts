import { sql, type Read } from '#platform/db.ts'

import { categories, certainties, severities, urgencies, type CapInfo } from './cap/shape.ts'
import { receivedWhere } from './store.ts'

type Likeness = Pick<CapInfo, 'category' | 'event' | 'urgency' | 'severity' | 'certainty'>

const one = <Value extends string>(of: readonly Value[], text: string, or: Value): Value =>
  of.find((value) => value === text) ?? or

/** How grave a warning of ours is: as the alert said from which it was made, else by its priority. */
export async function likeReceived(
  q: Read,
  bulletin: string,
  isEmergency: boolean,
): Promise<Likeness> {
  const [from] = await receivedWhere(q, sql`bulletin_id = ${bulletin}::uuid`, 1)
  if (from)
    return {
      category: [one(categories, from.category, 'Other')],
      event: from.event,
      urgency: one(urgencies, from.urgency, 'Unknown'),
      severity: one(severities, from.severity, 'Unknown'),
      certainty: one(certainties, from.certainty, 'Unknown'),
    }
  return isEmergency
    ? {
        ...{ category: ['Safety'], event: 'Thông báo khẩn cấp', urgency: 'Immediate' },
        ...{ severity: 'Severe', certainty: 'Likely' },
      }
    : {
        ...{ category: ['Safety'], event: 'Thông báo ưu tiên', urgency: 'Expected' },
        ...{ severity: 'Moderate', certainty: 'Likely' },
      }
}
