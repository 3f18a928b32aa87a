import { acceptOnline, rejectOnline, withdrawDossier } from '#modules/dossiers/index.ts'
import { procedureByCode, ruleFor } from '#modules/procedures/index.ts'
import { workflowFor, type WorkflowStep } from '#modules/workflows/index.ts'
import type { Rule } from '#platform/clock/rule.ts'
import { found } from '#platform/problem.ts'

import { actorFor, citizen } from './actors.ts'
import {
  askAndWait,
  finishIt,
  forwardIt,
  handOverIt,
  sendBackIt,
  type Pause,
  type Stay,
} from './acts.ts'
import { file, personOf, type Crowd, type Filed } from './filing.ts'
import { kinds } from './kinds.ts'
import type { Matter } from './matters.ts'
import { dayOf } from './moments.ts'
import type { Course } from './play.ts'
import { at, done, type Stage } from './stage.ts'
import { takeTurn } from './turns.ts'

type Instant = Temporal.Instant

/** A dossier on its way: what the acts need to know of it. */
export type Running = {
  stage: Stage
  matter: Matter
  filed: Filed
  person: string
  rule: Rule | undefined
  steps: readonly WorkflowStep[]
  receivedAt: Instant
  /** When each officer last opened it. */
  opened: Map<string, Instant>
}

/** The whole way of one application, from filing to the result; each yield waits for a moment of the story. */
export async function* courseOf(stage: Stage, crowd: Crowd, matter: Matter): Course {
  const { fate, filedAt } = matter
  yield filedAt
  const filed = await file(stage, crowd, matter)
  const terms = await termsOf(stage, matter, filed)
  const person = personOf(crowd, matter)
  const running = { stage, matter, filed, person, ...terms, opened: new Map<string, Instant>() }
  if (fate.turn === 'refused-at-desk') return
  let receivedAt = filedAt
  if (matter.channel === 'online') {
    if (fate.isUntouched) return
    receivedAt = stage.moments.after(filedAt, matter.random.between(15, 200))
    yield receivedAt
    await answerOnline({ ...running, receivedAt })
    if (fate.isRejected) return
  }
  yield* process({ ...running, receivedAt })
}

const termsOf = ({ database, plan }: Stage, { kind, channel, filedAt }: Matter, filed: Filed) =>
  database.as({ unit: plan.unit }).read(async (q) => {
    const on = dayOf(filedAt)
    const procedure = found(await procedureByCode(q, kinds[kind].procedure, on), kind)
    const { caseCode } = filed
    const rule = ruleFor(procedure, { channel, on, ...(caseCode && { caseCode }) })
    return { rule, steps: (await workflowFor(q, rule, on)).steps }
  })

const rejection = 'Ảnh chụp giấy tờ mờ, không đọc được. Đề nghị chụp lại và nộp hồ sơ mới.'

async function answerOnline({ stage, matter, filed, receivedAt: moment }: Running) {
  const { code } = filed
  const who = at(actorFor(stage, 'desk', matter), moment)
  const scope = { unit: stage.plan.unit }
  await stage.ledger.once(`${matter.key}/looked`, scope, async (tx) => {
    const act = { code, now: moment }
    if (matter.fate.isRejected)
      done(await rejectOnline(tx, who, { ...act, reason: rejection }), code)
    else done(await acceptOnline(tx, who, act), code)
  })
}

/** From desk to desk, with what the fate of the dossier has in store. */
async function* process(running: Running): Course {
  const { matter, steps, receivedAt } = running
  let entered = receivedAt
  let target = targetOf(running, [])
  for (const [place, step] of steps.entries()) {
    const isHere = matter.fate.waitsAt === step.code
    if (isHere && step.role === 'specialist') yield* takeTurn(running, entered)
    if (isHere) return
    if (step.role === 'specialist') {
      const going = yield* appraise(running, entered)
      if (!going) return
      entered = going.from
      target = going.pauses.length > 0 ? targetOf(running, going.pauses) : target
    }
    const leaving = exit(running, { entered, target, place })
    yield* leave(running, { from: entered, until: leaving, place })
    entered = leaving
  }
  yield* handOverIt(running, entered)
}

type Going = { from: Instant; pauses: Pause[] }

/** The specialist may find a paper missing, and the applicant may give up; undefined when nothing goes on. */
async function* appraise(
  running: Running,
  entered: Instant,
): AsyncGenerator<Instant, Going | undefined> {
  const { isWithdrawn, supplement } = running.matter.fate
  if (isWithdrawn) {
    yield* withdraw(running, entered)
    return undefined
  }
  const turn = yield* takeTurn(running, entered)
  if (turn === 'over') return undefined
  if (turn) return { from: turn.to, pauses: [turn] }
  if (!supplement) return { from: entered, pauses: [] }
  const pause = yield* askAndWait(running, entered)
  return pause && { from: pause.to, pauses: [pause] }
}

async function* leave(running: Running, stay: Stay): Course {
  const { matter, steps } = running
  const { until, place } = stay
  const step = steps[place]
  if (!step) return
  const isSentBack = matter.fate.isSentBack && step.code === 'approve' && place > 1
  if (isSentBack) yield* sendBackIt(running, stay)
  yield until
  if (place === steps.length - 1) await finishIt(running, step, until)
  else await forwardIt(running, place, until)
}

/** When the work is to be done, by the tempo of its fate. */
function targetOf({ stage, matter, rule, receivedAt }: Running, pauses: readonly Pause[]) {
  const { moments } = stage
  const random = matter.random.of('tempo')
  const due = moments.due(receivedAt, rule, pauses) ?? moments.after(receivedAt, 3 * 480)
  const start = pauses[0]?.to ?? receivedAt
  const whole = Math.max(30, moments.between(start, due))
  if (matter.fate.tempo === 'at-once') return moments.after(start, Math.max(16, whole * 0.06))
  if (matter.fate.tempo === 'early')
    return moments.after(start, (whole * random.between(25, 70)) / 100)
  if (matter.fate.tempo === 'late') return moments.after(due, random.between(300, 1900))
  return moments.after(start, Math.max(20, whole - random.between(15, 110)))
}

type At = { entered: Instant; target: Instant; place: number }

/** When the dossier leaves a step, so that all of them together end at the target. */
function exit({ stage, matter, steps }: Running, { entered, target, place }: At): Instant {
  const { moments } = stage
  const left = moments.between(entered, target)
  const rest = steps.slice(place).reduce((sum, { minutes }) => sum + minutes, 0)
  const share = (steps[place]?.minutes ?? 0) / rest
  const uneven =
    place === steps.length - 1 ? 1 : 0.7 + matter.random.of(`pace${place}`).next() * 0.5
  return moments.after(entered, Math.max(4, left * Math.min(1, share * uneven)))
}

async function* withdraw({ stage, matter, filed, person }: Running, entered: Instant): Course {
  const { code } = filed
  const moment = stage.moments.after(entered, matter.random.between(60, 400))
  yield moment
  const online = matter.channel === 'online'
  const who = online ? citizen(stage, matter, person) : actorFor(stage, 'desk', matter)
  const reason = 'Người nộp tìm lại được giấy tờ, không còn nhu cầu giải quyết'
  const scope = { unit: stage.plan.unit, person: who.person }
  await stage.ledger.once(`${matter.key}/withdrawn`, scope, async (tx) => {
    const act = { code, now: moment, reason }
    done(await withdrawDossier(tx, at(who, moment), act), code)
  })
}
