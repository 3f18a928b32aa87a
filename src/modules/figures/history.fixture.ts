import {
  acceptOnline,
  askApplicantForPapers,
  assignDossier,
  attachResult,
  finishDossier,
  forwardDossier,
  handOverResult,
  rejectOnline,
  sendDossierBack,
  supplyPapers,
  withdrawDossier,
  type Paper,
} from '#modules/dossiers/index.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import type { Who } from '#platform/who.ts'
import { givenDossier } from '#test/given.ts'
import { officerWho, unit, type Town } from '#test/town.ts'

import { foldChanges } from './sums.ts'

/** Chance from a fixed seed: a failing history can be played again. */
function chance(seed: number) {
  let state = seed
  const next = () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32
  }
  return { next, pick: <Item>(items: readonly Item[]) => items[Math.floor(next() * items.length)]! }
}

const procedures = ['1.013225', '1.004873', '2.000815', '1.001193']

const paper = (over: Partial<Paper> = {}): Paper => ({
  name: 'Tờ khai',
  quantity: 1,
  kind: 'original',
  ...over,
})

type Step = (tx: Tx, who: Who, act: { code: string; now: Temporal.Instant }) => Promise<unknown>

/** An office that lives through a history by chance: everything that can happen to its dossiers happens, in any order. */
export function livelyOffice({ db, clock }: Pick<Town, 'db' | 'clock'>) {
  const officers = [officerWho(), officerWho({ name: 'Lê Văn Tám' }), officerWho()]
  const { next, pick } = chance(20_261_123)

  const codes: string[] = []

  async function file() {
    const channel = pick(['counter', 'online', 'post'] as const)
    const papers = next() < 0.4 ? [paper({ fileId: newId() })] : [paper()]
    const over = { channel, procedure: pick(procedures), papers, assisted: next() < 0.2 }
    const { code } = await givenDossier({ db, now: clock.now, who: pick(officers), over })
    codes.push(code)
  }

  /** Every way of the law that the office can take; most are refused at a given moment, which is part of the history. */
  const steps: Step[] = [
    (tx, who, act) => acceptOnline(tx, who, act),
    (tx, who, act) => acceptOnline(tx, who, act),
    (tx, who, act) => rejectOnline(tx, who, { ...act, reason: 'Mờ' }),
    (tx, who, act) => forwardDossier(tx, who, { ...act, officer: who }),
    // As far as it goes in one go: the attached result, the remaining steps, the end.
    async (tx, who, act) => {
      for (let n = 0; n < 6; n += 1) await forwardDossier(tx, who, { ...act, verdict: 'grant' })
      await attachResult(tx, who, { ...act, title: 'Giấy phép', documentNumber: `${act.code}/GP` })
      return finishDossier(tx, who, { ...act, verdict: 'grant' })
    },
    (tx, who, act) => sendDossierBack(tx, who, { ...act, reason: 'Thiếu dấu' }),
    (tx, who, act) => assignDossier(tx, who, { ...act, officer: who }),
    (tx, who, act) => askApplicantForPapers(tx, who, { ...act, missing: 'Giấy khai sinh' }),
    (tx, who, act) =>
      supplyPapers(tx, who, { ...act, answer: 'Đã nộp', papers: [paper({ fileId: newId() })] }),
    (tx, who, act) => attachResult(tx, who, { ...act, title: 'Giấy phép', fileId: newId() }),
    (tx, who, act) => attachResult(tx, who, { ...act, title: 'Giấy phép' }),
    (tx, who, act) => finishDossier(tx, who, { ...act, verdict: 'grant' }),
    (tx, who, act) => finishDossier(tx, who, { ...act, verdict: 'refuse' }),
    (tx, who, act) => handOverResult(tx, who, { ...act, to: 'Người nộp', how: 'counter' }),
    (tx, who, act) => withdrawDossier(tx, who, { ...act, reason: 'Đổi ý' }),
    // Parts of a dossier change without an action of their own yet.
    (tx, _who, { code }) => tx.run`
      update dossiers.component c set digitised = ${pick([0, 1, 2, 3])} from dossiers.dossier d
      where d.unit_id = ${unit} and d.code = ${code} and c.unit_id = d.unit_id and c.dossier_id = d.id`,
    (tx, _who, { code }) => tx.run`
      update dossiers.dossier set due_at = due_at + ${pick(['-6 days', '3 days'])}::interval
      where unit_id = ${unit} and code = ${code}`,
    (tx, _who, { code }) => tx.run`
      delete from dossiers.component c using dossiers.dossier d
      where d.unit_id = ${unit} and d.code = ${code} and c.unit_id = d.unit_id and c.dossier_id = d.id and c.position > 1`,
  ]

  /** A stretch of the life of the office: filing, working, failing; now and then the sums are brought up to date. */
  async function live(turns: number) {
    for (let n = 0; n < turns; n += 1) {
      clock.now = clock.now.add({ minutes: Math.floor(next() * 240) })
      if (codes.length < 12 || next() < 0.15) await file()
      const act = { code: pick(codes), now: clock.now }
      const step = pick(steps)
      await db.tx((tx) => step(tx, pick(officers), act))
      if (next() < 0.03) await db.tx((tx) => foldChanges(tx, unit))
      if (next() < 0.02) await rolledBack(act)
    }
  }

  /** What is not kept is not counted. */
  const rolledBack = (act: { code: string; now: Temporal.Instant }) =>
    db
      .tx(async (tx) => {
        await givenIn(tx)
        await withdrawDossier(tx, officers[0]!, { ...act, reason: 'Thử' })
        throw new Error('power cut')
      })
      .catch(() => {})

  const givenIn = (tx: Tx) => tx.run`
    update dossiers.dossier set channel = 'post' where unit_id = ${unit} and code = ${codes[0]}`

  return { officers, codes, file, live }
}
