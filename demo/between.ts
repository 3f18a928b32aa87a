import { recordLeave, staffByLogin, whoOfStaff } from '#modules/accounts/index.ts'
import {
  attachResult,
  dossierByCode,
  finishDossier,
  forwardDossier,
  type Intake,
} from '#modules/dossiers/index.ts'
import { personById } from '#modules/people/index.ts'
import { refuse, send, takeIn } from '#modules/transfers/index.ts'
import { roles } from '#modules/workflows/index.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { actorFor } from './actors.ts'
import { declaredFor, personOf, type Crowd } from './filing.ts'
import { kinds } from './kinds.ts'
import type { Matter } from './matters.ts'
import { dayOf } from './moments.ts'
import { at, done, officer, type Stage } from './stage.ts'

/** Of the second commune's people: some hand in at the first commune's desk, one at home for the first commune. */
export async function betweenCommunes(stage: Stage, crowd: Crowd, matters: readonly Matter[]) {
  const [coming, wrong, settled] = matters.filter(({ channel }) => channel === 'counter')
  if (!coming || !wrong || !settled) return
  const first = await deskOf(stage, 1, 'motcua')
  if (!first) return
  const second = officer(stage, 'motcua.nhuttao')
  const early = stage.now.subtract({ hours: 27 })
  await handIn(stage, crowd, { matter: coming, key: 'coming', desk: second, to: 1, moment: early })
  await sendBack(stage, crowd, { matter: wrong, desk: first, second })
  await settle(stage, crowd, { matter: settled, desk: first, second })
}

/** An officer of another commune than the stage's. */
const deskOf = ({ database }: Stage, unit: number, login: string): Promise<Who | undefined> =>
  database.as({ unit }).read(async (q) => {
    const staff = await staffByLogin(q, login)
    return staff && whoOfStaff(q, unit, staff.id)
  })

type Handing = { matter: Matter; key: string; desk: Who; to: number; moment: Temporal.Instant }

async function handIn(stage: Stage, crowd: Crowd, { matter, key, desk, to, moment }: Handing) {
  const { database, ledger, plan } = stage
  const person = await database
    .as({ unit: plan.unit })
    .read((q) => personById(q, personOf(crowd, matter)))
  const { definition, values, caseCode } = declaredFor(stage, crowd, { ...matter, filedAt: moment })
  const { hamletId: _, ...applicant } = found(person, matter.applicant.fullName)
  const intake: Intake = {
    procedure: kinds[matter.kind].procedure,
    caseCode,
    channel: 'counter',
    applicant,
    form: { code: definition.code, version: definition.version, values },
    summary: '',
    papers: [
      { name: 'Tờ khai', quantity: 1, kind: 'original' },
      { name: 'Bản sao giấy tờ kèm theo', quantity: 1, kind: 'copy' },
    ],
    delivery: 'counter',
  }
  return ledger.once(`between/${key}/sent`, { unit: desk.unit }, (tx) =>
    send(tx, at(desk, moment), { intake, to, now: moment }),
  )
}

type Returning = { matter: Matter; desk: Who; second: Who }

async function sendBack(stage: Stage, crowd: Crowd, { matter, desk, second }: Returning) {
  const moment = stage.now.subtract({ hours: 29 })
  const to = stage.plan.unit
  const { id } = await handIn(stage, crowd, { matter, key: 'wrong', desk, to, moment })
  const later = moment.add({ hours: 2 })
  await stage.ledger.once('between/wrong/refused', { unit: to }, async (tx) => {
    const reason = 'Tờ khai thiếu chữ ký người nộp ở trang 2. Đề nghị bổ sung rồi gửi lại.'
    done(await refuse(tx, at(second, later), { id, reason, now: later }), 'refuse')
  })
}

/** Taken in, settled, its result not yet on its way back. */
async function settle(stage: Stage, crowd: Crowd, { matter, desk, second }: Returning) {
  const { ledger, plan, now } = stage
  const scope = { unit: plan.unit }
  let moment = now.subtract({ hours: 28 })
  const sent = await handIn(stage, crowd, { matter, key: 'settled', desk, to: plan.unit, moment })
  const { id, code } = sent
  moment = moment.add({ hours: 1 })
  await ledger.once('between/settled/received', scope, async (tx) => {
    done(await takeIn(tx, at(second, moment), { id, now: moment }), 'take in')
  })
  for (let step = 0; step < 12; step += 1) {
    moment = moment.add({ minutes: 40 })
    const isLast = await ledger.once(`between/settled/${step}`, scope, async (tx) => {
      const dossier = found(await dossierByCode(tx, plan.unit, code), code)
      const role = roles.find((one) => one === dossier.stepRole) ?? 'desk'
      const who = at(actorFor(stage, role, matter), moment)
      const act = { code, now: moment, verdict: 'grant' as const }
      if (dossier.step !== dossier.stepCount - 1) {
        done(await forwardDossier(tx, who, act), code)
        return false
      }
      const result = { title: 'Kết quả giải quyết', documentNumber: '07/KQ' }
      done(await attachResult(tx, who, { code, now: moment, ...result }), code)
      done(await finishDossier(tx, who, act), code)
      return true
    })
    if (isLast) return
  }
}

/** The chairman is away for some days, and the deputy chairman signs in his place. */
export async function takeLeave(stage: Stage) {
  const { ledger, plan, now } = stage
  const moment = now.subtract({ hours: 26 })
  const today = dayOf(moment)
  const [away, deputy] = [officer(stage, 'chutich'), officer(stage, 'lanhdao')]
  await ledger.once(`${plan.unit}/leave`, { unit: plan.unit }, async (tx) => {
    const leave = {
      staffId: away.staff ?? '',
      deputyId: deputy.staff ?? '',
      fromOn: dayOf(now),
      untilOn: dayOf(now).add({ days: 4 }),
      reason: 'Đi học bồi dưỡng, giấy ủy quyền của bản trình diễn',
    }
    done(await recordLeave(tx, at(away, moment), { now: moment, today }, leave), 'leave')
  })
}
