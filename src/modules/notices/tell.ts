import { deputiesOn, staffNames, staffWithPermission } from '#modules/accounts/index.ts'
import { dossierBrief, officersAsked, type DossierBrief } from '#modules/dossiers/index.ts'
import { personById, survivorOf } from '#modules/people/index.ts'
import { permissionOf, roles } from '#modules/workflows/index.ts'
import type { Read } from '#platform/db.ts'
import type { EventName, Happening } from '#platform/events.ts'
import { zone } from '#platform/http.ts'
import type { JobContext, Module } from '#platform/module.ts'

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
  /** Left out: it always concerns somebody. */
  concerns?: (data: Data<Name>) => boolean
}

/** One event of a dossier, one notice for each who should know. Whoever did it knows already. */
const telling =
  <Name extends EventName>({ to, say, concerns = () => true }: Telling<Name>) =>
  async (context: JobContext, happening: Happening<Name>): Promise<void> => {
    const { unit, subject, data } = happening
    if (!concerns(data)) return
    await context.db(unit).tx(async (tx) => {
      const dossier = await dossierBrief(tx, unit, subject.id)
      if (!dossier) return
      const { staff = [], person } = await to(tx, dossier, data)
      const at = (await happenedAt(tx, unit, happening.id)) ?? context.now()
      const notice = { event: happening.id, kind: happening.name, at, ...say(dossier, data) }
      // Whoever is away has a deputy, who is told as well.
      const deputies = await deputiesOn(tx, staff, at.toZonedDateTimeISO(zone).toPlainDate())
      const others = [...staff, ...deputies].filter((id) => happening.actor !== `staff:${id}`)
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

/** Whoever takes over is told once, and not of each dossier. */
async function handedOver(context: JobContext, happening: Happening<'staff.handed-over'>) {
  const { unit, id, name, subject, actor, data } = happening
  if (actor === `staff:${data.to}`) return
  await context.db(unit).tx(async (tx) => {
    const from = (await staffNames(tx, [subject.id])).get(subject.id) ?? ''
    const at = (await happenedAt(tx, unit, id)) ?? context.now()
    const told = { event: id, kind: name, at, href: '/can-bo/ho-so/cua-toi' }
    await notify(tx, unit, { staff: [data.to] }, { ...told, ...words.tookOver(from) })
  })
}

/** The owner of an application that was begun and never sent. */
async function draftEnding(context: JobContext, happening: Happening<'draft.ending'>) {
  const { unit, id, name, subject, data } = happening
  await context.db(unit).tx(async (tx) => {
    const at = (await happenedAt(tx, unit, id)) ?? context.now()
    const { person } = data
    const told = { event: id, kind: name, at, href: `/cua-toi/ban-nhap/${subject.id}` }
    await notify(tx, unit, { person }, { ...told, ...words.draftEnding(data.ends) })
  })
}

/** The deputy and the officer who is away are told of the leave; whoever recorded it knows. */
const leaveTold =
  <Name extends 'staff.leave-recorded' | 'staff.leave-ended'>(
    say: (names: { staff: string; deputy: string }, data: Data<Name>) => Told,
  ) =>
  async (context: JobContext, happening: Happening<Name>) => {
    const { unit, id, name, subject, actor, data } = happening
    await context.db(unit).tx(async (tx) => {
      const { deputy } = data
      const names = await staffNames(tx, [subject.id, deputy])
      const at = (await happenedAt(tx, unit, id)) ?? context.now()
      const told = { event: id, kind: name, at, href: '/tai-khoan/nghi-phep' }
      const staff = [subject.id, deputy].filter((one) => actor !== `staff:${one}`)
      const words = say(
        { staff: names.get(subject.id) ?? '', deputy: names.get(deputy) ?? '' },
        data,
      )
      await notify(tx, unit, { staff }, { ...told, ...words })
    })
  }

/** What the module listens to. */
export const tellings: On = {
  'dossier.due-changed': telling({ to: officers, say: words.dueChanged }),
  'dossier.assigned': telling<'dossier.assigned'>({
    to: async (_q, _dossier, { assignee }) => ({ staff: [assignee] }),
    say: words.assigned,
  }),
  'dossier.forwarded': telling<'dossier.forwarded'>({
    concerns: ({ assignee }) => assignee !== undefined,
    to: async (_q, _dossier, { assignee }) => ({ staff: assignee ? [assignee] : [] }),
    say: words.assigned,
  }),
  'dossier.coordination-asked': telling<'dossier.coordination-asked'>({
    to: async (q, _dossier, { partners }) => ({ staff: await officersAsked(q, partners) }),
    say: words.opinionAsked,
  }),
  'dossier.coordination-answered': telling({ to: officers, say: words.opinionGiven }),
  'remark.written': telling<'remark.written'>({
    to: async (_q, _dossier, { mentioned }) => ({ staff: mentioned }),
    say: words.mentioned,
  }),
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
  'draft.ending': draftEnding,
  'staff.handed-over': handedOver,
  'staff.leave-recorded': leaveTold<'staff.leave-recorded'>(words.leaveRecorded),
  'staff.leave-ended': leaveTold<'staff.leave-ended'>(words.leaveEnded),
  'dossier.payment-asked': telling<'dossier.payment-asked'>({
    to: applicant,
    say: (dossier, { amount, what }) => words.paymentAsked(dossier, amount, what),
  }),
  'dossier.payment-settled': telling({ to: officers, say: words.paymentSettled }),
  'dossier.stopped': telling<'dossier.stopped'>({
    to: applicant,
    say: (dossier, { ground }) => words.stopped(dossier, ground),
  }),
  'dossier.resumed': telling({ to: applicant, say: words.resumed }),
  'dossier.extension-drafted': telling<'dossier.extension-drafted'>({
    to: (q) => holdersOf(q, permissionOf('leader')),
    say: (dossier, { before }) => words.extensionDrafted(dossier, before),
  }),
  'dossier.extended': telling<'dossier.extended'>({
    to: applicant,
    say: (dossier, { after, reason }) => words.extended(dossier, after, reason),
  }),
  'dossier.verification-answered': telling<'dossier.verification-answered'>({
    to: officers,
    say: (dossier, { agency }) => words.answered(dossier, agency),
  }),
  'person.merged': async ({ db }, { unit, data: { gone, keep } }) => {
    await db(unit).tx(async (tx) => giveNotices(tx, unit, gone, (await survivorOf(tx, keep)).id))
  },
}
