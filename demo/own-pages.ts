import { dossierList } from '#modules/dossiers/index.ts'
import { startDraft } from '#modules/drafts/index.ts'
import { formFor } from '#modules/forms/index.ts'
import { personById } from '#modules/people/index.ts'
import { createShare, openShare, revokeShare } from '#modules/shares/index.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { dayOf } from './moments.ts'
import { at, done, type Stage } from './stage.ts'

type Ids = ReadonlyMap<string, string>
type Named = { fullName: string; idNumber: string }

const citizenOf = ({ plan }: Stage, person: string, name: string): Who => ({
  unit: plan.unit,
  kind: 'citizen',
  actor: `citizen:${person}`,
  name,
  person,
  can: new Set(['public', 'citizen', 'account.own']),
})

type Own = { residents: readonly Named[]; ids: Ids }

/** What citizens with a story have on their own pages: results they shared, and an application they began. */
export async function fillOwnPages(stage: Stage, own: Own) {
  await shareResult(stage, own, 'Lê Văn Chôm Chôm')
  // A stretch of pavement for a wedding.
  const wedding = { procedure: '1.013274', caseCode: 'other', said: { purpose: 'wedding' } }
  await beginDraft(stage, own, { ...wedding, name: 'Huỳnh Văn Đu Đủ', hours: 20 })
}

const personOf = ({ residents, ids }: Own, name: string) =>
  found(ids.get(residents.find(({ fullName }) => fullName === name)?.idNumber ?? ''), name)

/** One link is open and was used, another was taken back. The links themselves are known to nobody. */
async function shareResult(stage: Stage, own: Own, name: string) {
  const { plan, ledger, now, sessionKey: key } = stage
  const person = personOf(own, name)
  const who = citizenOf(stage, person, name)
  const scope = { unit: plan.unit, person }
  const links = [
    { id: '0190a000-0000-7000-8000-000000000001', note: 'Chủ thầu xây dựng', hours: 60 },
    { id: '0190a000-0000-7000-8000-000000000002', note: 'Ngân hàng, vay xây nhà', hours: 26 },
  ]
  for (const { id, note, hours } of links)
    await ledger.once(`${plan.unit}/share/${hours}`, scope, async (tx) => {
      const { items } = await dossierList(tx, plan.unit, { filter: { applicant: person } })
      const dossier = items.find(({ state }) => state === 'done')
      if (!dossier) return
      const made = now.subtract({ hours })
      const { code } = dossier
      const asked = { id, code, note, result: 1, span: '7d' as const, now: made, key }
      const share = { ...asked, withCode: false, namesProcedure: true }
      const { token } = done(await createShare(tx, at(who, made), share), note)
      const opened = made.add({ minutes: 95 })
      const opening = { token, accessCode: '', key, now: opened, device: 'computer' as const }
      done(await openShare(tx, plan.unit, { ...opening, at: opened }), note)
      const taken = made.add({ hours: 20 })
      if (hours > 48) await revokeShare(tx, at(who, taken), { code, id, now: taken })
    })
}

type Begun = {
  name: string
  procedure: string
  caseCode?: string
  said: Readonly<Record<string, string>>
  /** So long ago. */
  hours: number
}

/** An application that was begun online and not sent. */
export async function beginDraft(stage: Stage, own: Own, { name, hours, ...begun }: Begun) {
  const { plan, ledger, now: present } = stage
  const id = personOf(own, name)
  const who = citizenOf(stage, id, name)
  const now = present.subtract({ hours })
  const mark = `${plan.unit}/draft/${begun.procedure}`
  await ledger.once(mark, { unit: plan.unit, person: id }, async (tx) => {
    const today = dayOf(now)
    const person = found(await personById(tx, id), name)
    const definition = await formFor(tx, begun.procedure, today)
    await startDraft(tx, at(who, now), {
      caseCode: undefined,
      ...begun,
      definition,
      person,
      now,
      today,
    })
  })
}
