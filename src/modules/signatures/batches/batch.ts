import { z } from 'zod'

import { whoOfStaff } from '#modules/accounts/index.ts'
import type { Db, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { plan } from '#platform/jobs.ts'
import type { JobContext } from '#platform/module.ts'
import { Problem } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { aboutSigning } from '../events.ts'
import { sealDocument } from '../sealing.ts'
import { signDocument } from '../signing.ts'
import { documentById } from '../store.ts'
import { addBatch, batchById, endBatch, itemsOf, noteItem, type Batch, type Item } from './store.ts'

type Beginning = { kind: Batch['kind']; documents: readonly string[]; now: Temporal.Instant }

/** Ký hàng loạt: one consent; each paper is then signed for itself, and what is refused says why. */
export async function beginBatch(
  tx: Tx,
  who: Who,
  { kind, documents, now }: Beginning,
): Promise<string> {
  const id = newId<'signing-batch'>()
  const staff = who.staff
  if (staff === undefined) throw new Problem(403, 'Chỉ cán bộ mới ký được')
  await addBatch(tx, who.unit, { id, kind, staff, documents, at: now })
  await record(tx, who, 'signature.batch-begun', aboutSigning(id), {
    kind,
    documents: documents.length,
  })
  await plan(tx, 'signatures.batch', { unit: who.unit, id }, { key: `signatures.batch ${id}` })
  return id
}

const Work = z.object({ unit: z.number(), id: z.uuid() })

/** Works a batch off; begun again after a stop it goes on with what is left. */
export async function workBatch(context: JobContext, payload: unknown): Promise<void> {
  const { unit, id } = Work.parse(payload)
  const db = context.db(unit)
  const begun = await db.read(async (q) => {
    const batch = await batchById(q, unit, id)
    const who = batch && (await whoOfStaff(q, unit, batch.staffId))
    return { batch, who, items: await itemsOf(q, unit, id) }
  })
  const { batch, who, items } = begun
  if (batch?.state !== 'working') return
  for (const item of items.filter(({ state }) => state === 'waiting')) {
    const why = who ? await workItem(context, batch, who, item) : 'signer-gone'
    // A token that was pulled out or a service that is away stops the rest: nothing is lost, it is begun again by hand.
    if (why === 'provider-away') return end(context, unit, batch, 'stopped')
    await db.tx((tx) => noteItem(tx, unit, id, item.number, why))
  }
  await end(context, unit, batch, 'ended')
}

async function workItem(
  context: JobContext,
  batch: Batch,
  who: Who,
  item: Item,
): Promise<string | null> {
  const act = { id: item.documentId, now: context.now() }
  const db = context.db(who.unit)
  try {
    const done =
      batch.kind === 'sign'
        ? await signDocument(context, db, who, act)
        : await sealDocument(context, db, who, act)
    if (done.ok) return null
    // Cut off between signing and noting it down: it is done.
    return (await isDone(db, who, batch, item)) ? null : done.why
  } catch (error) {
    if (error instanceof Problem && error.status === 403) return 'dossier-refuses'
    throw error
  }
}

async function isDone(db: Db, { unit }: Who, { kind }: Batch, { documentId }: Item) {
  const document = await db.read((q) => documentById(q, unit, documentId))
  const wanted = kind === 'sign' ? ['signed', 'sealed'] : ['sealed']
  return document !== undefined && wanted.includes(document.state)
}

async function end(
  context: JobContext,
  unit: number,
  { id, staffId }: Batch,
  state: 'ended' | 'stopped',
) {
  await context.db(unit).tx(async (tx) => {
    if ((await endBatch(tx, unit, id, state, context.now())) === 0) return
    const items = await itemsOf(tx, unit, id)
    const count = (wanted: Item['state']) => items.filter((item) => item.state === wanted).length
    const told = { done: count('done'), refused: count('refused') }
    await record(
      tx,
      { ...context.who(unit), actor: `staff:${staffId}` },
      'signature.batch-ended',
      aboutSigning(id),
      told,
    )
  })
}
