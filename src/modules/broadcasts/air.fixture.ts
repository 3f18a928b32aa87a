import {
  addRelayHost,
  approveBulletin,
  bulletinById,
  submitBulletin,
  writeBulletin,
  type BulletinDraft,
} from '#modules/bulletins/index.ts'
import { planKey } from '#modules/clusters/index.ts'
import { officerWho, type Town } from '#test/town.ts'

import { addAiring, keepSlot, type AiringDraft, type SlotDraft } from './actions.ts'
import type { SlotId } from './domain.ts'

type Place = Pick<Town, 'db' | 'clock' | 'world'>

const writer = officerWho({ name: 'Võ Thị Soạn' })
const leader = officerWho({ name: 'Lê Văn Duyệt' })

/** A bulletin that a leader has approved: a relay, whose sound nobody has to make. */
export async function givenBulletin(
  { db, clock, world }: Place,
  over: Partial<BulletinDraft> = {},
) {
  const { now } = clock
  const draft: BulletinDraft = {
    title: 'Tiếp sóng thời sự',
    priority: 'normal',
    genre: 'news',
    language: 'vi',
    kind: 'relay',
    text: null,
    voice: null,
    speed: null,
    uploadId: null,
    relayUrl: 'https://example.org/live',
    plannedSeconds: 300,
    parts: [],
    expiresOn: null,
    ...over,
  }
  const host = { host: 'example.org', name: 'Đài tỉnh', source: 'Kế hoạch 45/KH-UBND' }
  await db.tx((tx) => addRelayHost(tx, writer, host))
  const written = await db.tx((tx) => writeBulletin(tx, writer, draft, { now }))
  if (!written.ok) throw new Error(written.why)
  const id = written.value
  const key = await planKey(db, world.sessionKey)
  const reason = draft.priority === 'emergency' ? 'Bão đổ bộ trong đêm' : null
  await db.tx((tx) => submitBulletin(tx, writer, id))
  const approved = await db.tx((tx) =>
    approveBulletin(tx, leader, id, { version: 1, reason, now, key }),
  )
  if (!approved.ok) throw new Error(approved.why)
  return (await db.read((q) => bulletinById(q, id)))!
}

/** A slot from five to half past five in the afternoon, or as said. */
export async function givenSlot({ db }: Place, over: Partial<SlotDraft> = {}): Promise<SlotId> {
  const draft: SlotDraft = {
    name: 'Buổi chiều',
    from: '17:00',
    to: '17:30',
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    holidays: 'also',
    mostMinutes: 30,
    closed: false,
    ...over,
  }
  const kept = await db.tx((tx) => keepSlot(tx, writer, draft))
  if (!kept.ok) throw new Error(kept.why)
  return kept.value
}

/** The bulletin sounds everywhere, every day from today for two weeks, in these slots or at these times. */
export function givenAiring(
  { db, clock }: Place,
  bulletin: string,
  over: Partial<AiringDraft> = {},
) {
  const { now } = clock
  const today = now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate()
  const draft: AiringDraft = {
    bulletin,
    targets: [{ kind: 'all' }],
    slots: [],
    times: [],
    from: today,
    to: today.add({ days: 13 }),
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    holidays: 'also',
    rank: 100,
    note: null,
    ...over,
  }
  return db.tx((tx) => addAiring(tx, writer, draft, { now, anyway: false }))
}
