import { actorNames } from '#modules/accounts/index.ts'
import { unitById } from '#modules/units/index.ts'
import type { Read } from '#platform/db.ts'

import type { DossierRecord } from './rows.ts'
import { agencyOf, headOf, nameOf, type Told } from './slip-head.ts'
import { eventsNamed, resultsOf } from './slip-store.ts'
import { staysOf } from './store-stays.ts'
import { componentsOf } from './store.ts'

/** Giấy bàn giao: the stay that ended with this event, and the one that began. */
export async function handOverFacts(q: Read, { dossier, event }: Told) {
  const { id, unitId, code, procedureName, applicantName, dueAt } = dossier
  const forwards = await eventsNamed(q, dossier, ['dossier.forwarded'])
  const stays = await staysOf(q, unitId, id)
  const nth = forwards.findIndex((one) => one.id === event.id)
  const left = stays.filter(({ direction }) => direction === 'forward')[nth]
  const entered = stays.find(({ number }) => number === (left?.number ?? 0) + 1)
  const note = event.data['note']
  return {
    agency: agencyOf(await unitById(q, unitId)),
    handedAt: left?.leftAt ?? event.at,
    giver: { place: left?.stepName ?? '', name: await nameOf(q, event.actor) },
    receiver: { place: entered?.stepName ?? '', name: null },
    rows: [
      {
        code,
        matter: procedureName,
        applicant: applicantName,
        papers: (await componentsOf(q, unitId, id)).length,
        dueAt,
        note: typeof note === 'string' ? note : null,
      },
    ],
  }
}

const ways = ['counter', 'post', 'electronic'] as const

/** Giấy biên nhận trả kết quả: who took which result, when and how. */
export async function resultReceiptFacts(q: Read, { dossier, event }: Told) {
  const { head } = await headOf(q, dossier)
  const { to, how } = event.data
  const results = await resultsOf(q, dossier)
  return {
    ...head,
    to: typeof to === 'string' ? to : dossier.applicantName,
    how: ways.find((way) => way === how) ?? dossier.delivery,
    handedAt: dossier.returnedAt ?? event.at,
    giver: await nameOf(q, event.actor),
    results: results.map(({ title, documentNumber }) => ({ title, documentNumber })),
  }
}

/** Phiếu kiểm soát: every stay, who gave and who took, from the log alone. */
export async function controlFacts(q: Read, dossier: DossierRecord) {
  const { head, unit } = await headOf(q, dossier)
  const stays = await staysOf(q, dossier.unitId, dossier.id)
  const names = await actorNames(
    q,
    stays.flatMap(({ leftBy }) => leftBy ?? []),
  )
  const named = (actor: string | null | undefined) => (actor ? (names.get(actor) ?? null) : null)
  const asked = await eventsNamed(q, dossier, ['dossier.verification-asked'])
  return {
    ...head,
    lead: unit.name,
    coordinating: [...new Set(asked.flatMap(({ data }) => agencyIn(data['agency'])))],
    receivedAt: dossier.receivedAt,
    dueAt: dossier.dueAt,
    stays: stays.map(({ stepName, enteredAt, dueAt, leftAt, leftBy, direction, note }, n) => ({
      place: stepName,
      giver: n === 0 ? dossier.applicantName : named(stays[n - 1]?.leftBy),
      enteredAt,
      dueAt,
      leftAt,
      leaver: named(leftBy),
      direction,
      note,
    })),
  }
}

const agencyIn = (agency: unknown) => (typeof agency === 'string' && agency !== '' ? [agency] : [])
