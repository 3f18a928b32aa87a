import type { WorkflowStep } from '#modules/workflows/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import type { Who } from '#platform/who.ts'

import { actorFor } from './actors.ts'
import type { Running } from './course.ts'
import { at } from './stage.ts'

type Instant = Temporal.Instant

/** Does a step as an officer of its role, in a transaction of its own. */
export function act(
  running: Running,
  name: string,
  role: WorkflowStep['role'],
  moment: Instant,
  work: (tx: Tx, who: Who) => Promise<void>,
) {
  const { stage, matter, filed } = running
  const who = at(actorFor(stage, role, matter), moment)
  const scope = { unit: stage.plan.unit }
  const opens = opensNow(running, who, moment)
  return stage.ledger.once(`${matter.key}/${name}`, scope, async (tx) => {
    const { id, code } = filed
    if (opens) await record(tx, who, 'dossier.opened', { kind: 'dossier', id }, { code })
    await work(tx, who)
  })
}

/** Nobody acts on a dossier without opening it, which is written down once an hour; the applicant may read it. */
function opensNow({ opened }: Running, { actor }: Who, moment: Instant): boolean {
  const last = opened.get(actor)
  const isOpen = last && Temporal.Instant.compare(last.add({ hours: 1 }), moment) > 0
  if (!isOpen) opened.set(actor, moment)
  return !isOpen
}
