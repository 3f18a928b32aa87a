import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import {
  dropRelayHost,
  insertRelayHost,
  relayHostById,
  saveRelayHost,
  type RelayHost,
  type RelayHostId,
} from './store.ts'

declare module '#platform/events.ts' {
  interface Events {
    'relay-host.added': { host: string; source: string }
    'relay-host.changed': { host: string; source: string; before: string }
    'relay-host.removed': { host: string }
  }
}

const about = (id: RelayHostId) => ({ kind: 'relay-host', id })

export type RelayHostDraft = Omit<RelayHost, 'id'>

/** Cho tiếp sóng từ một đài. */
export async function addRelayHost(
  tx: Tx,
  who: Who,
  draft: RelayHostDraft,
): Promise<Outcome<RelayHostId, 'host-taken'>> {
  const id: RelayHostId = newId<'relay-host'>()
  if ((await insertRelayHost(tx, who.unit, { ...draft, id })) === 0) return no('host-taken')
  const { host, source } = draft
  await record(tx, who, 'relay-host.added', about(id), { host, source })
  return yes(id)
}

/** Sửa một đài trong danh sách. */
export async function changeRelayHost(
  tx: Tx,
  who: Who,
  id: string,
  draft: RelayHostDraft,
): Promise<Outcome<RelayHostId, 'host-taken'>> {
  const before = found(await relayHostById(tx, id), 'đài này')
  const { host, name, source } = draft
  if (before.host === host && before.name === name && before.source === source)
    return yes(before.id)
  if ((await saveRelayHost(tx, { ...draft, id: before.id })) === 0) return no('host-taken')
  const told = { host, source, before: before.host }
  await record(tx, who, 'relay-host.changed', about(before.id), told)
  return yes(before.id)
}

/** Thôi tiếp sóng từ một đài: plans that are made from now on leave its relays out. */
export async function removeRelayHost(tx: Tx, who: Who, id: string): Promise<void> {
  const { id: known, host } = found(await relayHostById(tx, id), 'đài này')
  await dropRelayHost(tx, known)
  await record(tx, who, 'relay-host.removed', about(known), { host })
}
