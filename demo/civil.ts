import {
  annotate,
  certificatePdf,
  continueBook,
  enterFromDossier,
  entryByKey,
  giveCopies,
  linesOfBook,
  numberOfPaper,
  originalOf,
  prepareEntry,
  usualFee,
  type Entry,
} from '#modules/civil-status/index.ts'
import { unitById } from '#modules/units/index.ts'
import type { Tx } from '#platform/db.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { act } from './act.ts'
import { actorFor } from './actors.ts'
import type { Running } from './course.ts'
import type { KindName } from './kinds.ts'
import { dayOf } from './moments.ts'
import { at, done, officer, type Stage } from './stage.ts'

type Instant = Temporal.Instant

/** Numbers that stand in the paper books of the year until the history begins. */
const onPaper = { birth: 187, death: 74, marriage: 92, 'marital-status': 203, copy: 640 } as const

/** The registers go on after the paper books of the year. */
export async function beginRegisters(stage: Stage) {
  const { plan, ledger, since, moments } = stage
  const moment = moments.on(since, 1)
  await ledger.once(`${plan.unit}/registers`, { unit: plan.unit }, async (tx) => {
    const leader = at(officer(stage, 'lanhdao'), moment)
    const reason = 'Sổ giấy trước khi dùng phần mềm'
    for (const [register, upTo] of Object.entries(onPaper)) {
      const book = { register: register as keyof typeof onPaper, year: since.year }
      done(await continueBook(tx, leader, { ...book, upTo, reason, today: since }), register)
    }
  })
}

const civil: readonly KindName[] = ['birth', 'death', 'marriage', 'maritalStatus']

/** What comes of an entry for the result of its dossier. */
export type Registered = {
  number: string
  symbol: string
  numbered: { number: number; year: number }
  /** Pressed only where somebody opens it. */
  pdf: () => Promise<Uint8Array>
}

/** The officer of civil status enters what the leader agrees to; the paper bears the number of the entry. */
export async function enterIt(running: Running, moment: Instant): Promise<Registered | undefined> {
  const { stage, matter, filed } = running
  if (matter.fate.isRefused || !civil.includes(matter.kind)) return undefined
  const { plan, database } = stage
  const leader = actorFor(stage, 'leader', matter)
  const position = plan.officers.find(({ fullName }) => fullName === leader.name)?.position ?? ''
  const signer = { id: leader.staff ?? '', name: leader.name, title: position }
  await act(running, 'entered', 'specialist', moment, async (tx, who) => {
    await enterAndCopy(tx, who, { code: filed.code, signer, moment, copies: wished(running) })
  })
  const db = database.as({ unit: plan.unit })
  const { entry, unit } = await db.read(async (q) => ({
    entry: (
      await prepareEntry(q, leader, {
        code: filed.code,
        today: dayOf(moment),
      })
    ).entry,
    unit: await unitById(q, plan.unit),
  }))
  if (!entry) return undefined
  const form = originalOf(entry.register)
  const { number, year } = entry
  return {
    number: numberOfPaper(form, entry),
    symbol: form.symbol ?? String(year),
    numbered: { number, year },
    pdf: () => certificatePdf(entry, { unit, demo: true, open: true }),
  }
}

const wished = ({ matter }: Running) =>
  matter.random.of('copies').happens(0.4) ? matter.random.of('copies').between(1, 3) : 0

type Entering = {
  code: string
  signer: { id: string; name: string; title: string }
  moment: Instant
  copies: number
}

async function enterAndCopy(tx: Tx, who: Who, { code, signer, moment, copies }: Entering) {
  const { proposed, findings, missing } = await prepareEntry(tx, who, {
    code,
    today: dayOf(moment),
  })
  if (missing.length > 0) return
  const reasons = Object.fromEntries(
    findings.map((one) => [one.code, 'Đã đối chiếu bản chính giấy tờ']),
  )
  const entered = await enterFromDossier(tx, who, {
    code,
    content: proposed,
    signer,
    reasons,
    now: moment,
  })
  if (!entered.ok || copies === 0 || entered.value.register === 'marital-status') return
  const applicant = proposed.parties.find(({ role }) => role === 'declarant')
  const { register, year, number } = entered.value
  const paper = { birth: 'birth-certificate-copy', death: 'death-copy', marriage: 'marriage-copy' }[
    register as 'birth'
  ]
  const recipient = {
    name: applicant?.fullName ?? '',
    idNumber: applicant?.idNumber ?? null,
    relation: 'relative',
  }
  const given = {
    paper,
    copies,
    recipient,
    fee: copies * usualFee,
    feeNote: '',
    dossierCode: code,
    signer,
    now: moment,
  }
  done(await giveCopies(tx, who, { register, year, number, ...given }), code)
}

/** Some entries were corrected later: the annotation stands beside what was entered. */
export async function annotateSome(stage: Stage) {
  const { plan, ledger, database, now, moments } = stage
  const db = database.as({ unit: plan.unit })
  const year = dayOf(now).year
  const born = await db.read((q) =>
    linesOfBook(q, plan.unit, { register: 'birth', year, limit: 40 }),
  )
  const moment = moments.before(now, 2 * 480)
  const who = at(officer(stage, 'hotich'), moment)
  for (const [n, line] of born.slice(-2).entries())
    await ledger.once(`${plan.unit}/annotated/${n}`, { unit: plan.unit }, async (tx) => {
      const entry = found(await entryByKey(tx, plan.unit, line), 'việc này')
      done(await annotate(tx, who, { ...noteTo(entry, n), now: moment }), 'annotate')
    })
}

const noteTo = ({ register, year, number, day, content }: Entry, n: number) => ({
  register,
  year,
  number,
  kind: n === 0 ? 'correction' : 'supplement',
  text:
    n === 0
      ? 'Cải chính nơi sinh do ghi thiếu tên cơ sở y tế'
      : 'Bổ sung quê quán theo giấy tờ của cha',
  basis: `Quyết định số ${n + 31}/QĐ-UBND của Ủy ban nhân dân xã (giả định)`,
  holdsFrom: day.add({ days: 5 }),
  dossierCode: null,
  changes: [
    n === 0
      ? { path: 'facts.birthPlace', to: `Khoa Sản, ${content.facts['birthPlace'] ?? ''}` }
      : { path: 'facts.hometown', to: `Ấp Bình Hòa, ${content.facts['hometown'] ?? ''}` },
  ],
})
