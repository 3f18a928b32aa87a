import type { FastifyRequest } from 'fastify'

import type { NeededComponent } from '#modules/forms/index.ts'
import { offersFor } from '#modules/vault/index.ts'
import { zone } from '#platform/http.ts'

/** A paper that the commune holds already: what it is, from when, and where to open it. */
export type HeldPaper = { title: string; on: Temporal.PlainDate; href: string }

/** Which of these papers are in the store of whoever asks, by the code of the component; strangers have none. */
export async function heldPapers(
  { db, who, today }: FastifyRequest,
  papers: readonly NeededComponent[],
): Promise<ReadonlyMap<string, HeldPaper>> {
  const { person, unit } = who
  if (person === undefined || papers.length === 0) return new Map()
  const components = papers.map(({ code, name }) => ({ code, name: name.vi }))
  const { forComponent } = await db.read((q) => offersFor(q, unit, { person, components, today }))
  const held = [...forComponent].flatMap(([code, offers]) => {
    const [best] = offers.filter(({ isExpired }) => !isExpired)
    if (!best) return []
    const on = best.issuedOn ?? best.givenAt.toZonedDateTimeISO(zone).toPlainDate()
    return [[code, { title: best.name, on, href: `/tep/${best.fileId}` }] as const]
  })
  return new Map(held)
}
