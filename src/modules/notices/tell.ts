import { staffWithPermission } from '#modules/accounts/index.ts'
import { dossierBrief, officersAsked, type DossierBrief } from '#modules/dossiers/index.ts'
import { personById } from '#modules/people/index.ts'
import { permissionOf, roles } from '#modules/workflows/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { EventName, Happening } from '#platform/events.ts'
import type { JobContext, Module } from '#platform/module.ts'
import type { UnitId } from '#platform/who.ts'

import { notify, type Recipients } from './notify.ts'
import { giveNotices, happenedAt } from './store.ts'
import * as words from './words.ts'
import type { Told } from './words.ts'

type On = NonNullable<Module['on']>
type Data<Name extends EventName> = Happening<Name>['data']

/** Who is told of an event, and what. */
type Telling<Name extends EventName> = {
  to: (q: Read, dossier: DossierBrief, data: Data<Name>) => Promise<Recipients>
  say: (dossier: DossierBrief, data: Data<Name>) => Told
}

/** One event of a dossier, one notice for each who should know. Whoever did it knows already. */
const telling =
  <Name extends EventName>({ to, say }: Telling<Name>) =>
  async (context: JobContext, happening: Happening<Name>): Promise<void> => {
    const { unit, subject, data } = happening
    await context.db(unit).tx(async (tx) => {
      const dossier = await dossierBrief(tx, unit, subject.id)
      if (!dossier) return
      const { staff = [], person } = await to(tx, dossier, data)
      const at = (await happenedAt(tx, unit, happening.id)) ?? context.now()
      const notice = { event: happening.id, kind: happening.name, at, ...say(dossier, data) }
      const others = staff.filter((id) => happening.actor !== `staff:${id}`)
      await notify(
        tx,
        unit,
        { staff: others },
        { ...notice, href: `/can-bo/ho-so/${dossier.code}` },
      )
      await notify(tx, unit, { person }, { ...notice, href: `/cua-toi/ho-so/${dossier.code}` })
    })
  }

/** The record that stays, when the applicant's records were merged since. */
const applicant = async (q: Read, { applicantId }: DossierBrief): Promise<Recipients> => ({
  person: (await personById(q, applicantId))?.id,
})

const holdersOf = async (q: Read, permission: string): Promise<Recipients> => ({
  staff: (await staffWithPermission(q, permission)).map(({ id }) => id),
})

/** Whoever works on it: the officer who has it, else everybody who may do its step; before a step, the desk. */
async function officers(q: Read, { assignee, stepRole }: DossierBrief): Promise<Recipients> {
  if (assignee) return { staff: [assignee] }
  const role = roles.find((each) => each === stepRole) ?? 'desk'
  return holdersOf(q, permissionOf(role))
}

/** What the module listens to. */
export const tellings: On = {
  'dossier.due-changed': telling({ to: officers, say: words.dueChanged }),
  'dossier.assigned': telling<'dossier.assigned'>({
    to: async (_q, _dossier, { assignee }) => ({ staff: [assignee] }),
    say: words.assigned,
  }),
  'dossier.forwarded': telling({
    to: async (_q, { assignee }) => ({ staff: assignee ? [assignee] : [] }),
    say: words.assigned,
  }),
  'dossier.coordination-asked': telling<'dossier.coordination-asked'>({
    to: async (q, _dossier, { partners }) => ({ staff: await officersAsked(q, partners) }),
    say: words.opinionAsked,
  }),
  'dossier.coordination-answered': telling({ to: officers, say: words.opinionGiven }),
  'dossier.submitted': telling({
    to: (q) => holdersOf(q, 'dossier.receive'),
    say: words.submitted,
  }),
  'dossier.supplemented': telling({ to: officers, say: words.supplemented }),
  'dossier.supplement-asked': telling<'dossier.supplement-asked'>({
    to: applicant,
    say: (dossier, { missing }) => words.supplementAsked(dossier, missing),
  }),
  'dossier.accepted': telling<'dossier.accepted'>({
    to: applicant,
    say: (dossier, { dueAt }) => words.accepted(dossier, dueAt),
  }),
  'dossier.rejected': telling<'dossier.rejected'>({
    to: applicant,
    say: (dossier, { reason }) => words.rejected(dossier, reason),
  }),
  'dossier.finished': telling<'dossier.finished'>({
    to: applicant,
    say: (dossier, { verdict }) => words.finished(dossier, verdict),
  }),
  'person.merged': async ({ db }, { unit, data: { gone, keep } }) => {
    await db(unit).tx((tx: Tx) => giveNotices(tx, unit as UnitId, gone, keep))
  },
}
