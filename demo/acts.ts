import { z } from 'zod'

import {
  askApplicantForPapers,
  attachResult,
  finishDossier,
  forwardDossier,
  handOverResult,
  sendDossierBack,
  supplyPapers,
} from '#modules/dossiers/index.ts'
import type { WorkflowStep } from '#modules/workflows/index.ts'

import { act } from './act.ts'
import { actorFor, citizen } from './actors.ts'
import { enterIt } from './civil.ts'
import type { Running } from './course.ts'
import { claim, upload } from './documents.ts'
import { kinds, type Kind } from './kinds.ts'
import { sayHowItWas } from './opinions.ts'
import type { Course } from './play.ts'
import { remarkIt } from './remarks.ts'
import { issueSigned } from './signed.ts'
import { at, done, type Stage } from './stage.ts'

type Instant = Temporal.Instant

const notes: Record<string, readonly string[]> = {
  receive: ['Hồ sơ đủ thành phần, chuyển giải quyết', 'Đã số hóa giấy tờ, chuyển phòng chuyên môn'],
  assign: ['Giao thẩm định, báo cáo trước hạn một ngày', 'Xem kỹ nguồn gốc giấy tờ'],
  appraise: ['Đã thẩm định, dự thảo kết quả kèm theo', 'Đủ điều kiện giải quyết theo quy định'],
  review: ['Thể thức đúng, trình lãnh đạo ký', 'Đã rà soát dự thảo'],
  approve: ['Đồng ý', 'Đã ký'],
}

/** Hands the dossier to the next step; the head names who appraises it. */
export async function forwardIt(running: Running, place: number, moment: Instant) {
  const { filed, steps } = running
  const step = steps[place]
  if (!step) return
  await act(running, `forward${place}`, step.role, moment, async (tx, who) => {
    const said = { ...opinionOf(running, step), officer: officerNamed(running, place) }
    await remarkIt(tx, who, running, step, moment)
    done(await forwardDossier(tx, who, { code: filed.code, now: moment, ...said }), filed.code)
  })
}

function opinionOf(running: Running, { role, code }: WorkflowStep) {
  const { fate, random } = running.matter
  const note = random.of(code).pick(notes[code] ?? [''])
  if (role !== 'specialist') return { note }
  return fate.isRefused
    ? { note: refusal(running), verdict: 'refuse' as const }
    : { note, verdict: 'grant' as const }
}

function officerNamed({ stage, matter, steps }: Running, place: number) {
  const [step, next] = [steps[place], steps[place + 1]]
  if (!step || !next) return undefined
  const names = { head: 1, desk: 0.2, specialist: 0.15 } as Partial<Record<string, number>>
  const isNamed = matter.random.of(`named${place}`).happens(names[step.role] ?? 0)
  return isNamed ? actorFor(stage, next.role, matter) : undefined
}

const kindOf = ({ matter }: Running): Kind => kinds[matter.kind]
const refusal = (running: Running) => `Đề nghị không giải quyết: ${kindOf(running).refusal}`

/** The number after the last one in the book of these letters. */
async function nextNumber({ database, plan: { unit } }: Stage, letters: string, year: number) {
  const row = await database.as({ unit }).read(
    (q) => q.one(z.object({ next: z.number() }))`
      select 1 + coalesce(max(number::int), 10) as next from dossiers.result_number
      where unit_id = ${unit} and year = ${year} and book = ${letters.toUpperCase()} and number ~ '^[0-9]{1,6}$'`,
  )
  return row.next
}

async function attachIt(running: Running, role: WorkflowStep['role'], moment: Instant) {
  const { stage, matter, filed } = running
  const { code, id } = filed
  const [granted, letters] = kindOf(running).result
  const title = matter.fate.isRefused ? 'Thông báo về việc không giải quyết hồ sơ' : granted
  const year = moment.toZonedDateTimeISO('UTC').year
  const registered = await enterIt(running, moment.subtract({ seconds: 20 }))
  const documentNumber =
    registered?.number ?? `${await nextNumber(stage, letters, year)}/${year}/${letters}`
  const lines = [
    `Người đề nghị: ${matter.applicant.fullName}`,
    `Mã hồ sơ: ${code}`,
    ...(matter.fate.isRefused ? [`Lý do: ${kindOf(running).refusal}.`] : []),
    'Tệp này minh họa kết quả giải quyết trong bản trình diễn. Mọi tên người, địa chỉ và con số đều không có thật.',
  ]
  const agency = stage.plan.name
  if (matter.hasFile && role === 'clerk') {
    const officers = {
      clerk: actorFor(stage, role, matter),
      leader: actorFor(stage, 'leader', matter),
    }
    const paper = { code, title, letters: letters.replaceAll('/', '-'), lines, registered }
    return issueSigned(stage, officers, paper, moment)
  }
  const sheet = matter.hasFile
    ? await stage.press({ agency, title, number: documentNumber, lines }, moment)
    : undefined
  await act(running, 'result', role, moment, async (tx, who) => {
    const fileId = sheet && (await upload(tx, who, sheet))
    const result = { title, documentNumber, fileId, elsewhere: registered !== undefined }
    done(await attachResult(tx, who, { code, now: moment, ...result }), code)
    if (fileId) await claim(tx, who, [fileId], id)
  })
}

/** The last step: the result is there, and the workflow ends. */
export async function finishIt(running: Running, { role }: WorkflowStep, moment: Instant) {
  const { code } = running.filed
  const { isRefused } = running.matter.fate
  // Numbered at issue: by the clerk, or on the same day by who signs.
  await attachIt(running, role, moment.subtract({ seconds: 40 }))
  await act(running, 'finished', role, moment, async (tx, who) => {
    const reason = isRefused ? kindOf(running).refusal : undefined
    done(await finishDossier(tx, who, { code, now: moment, reason }), code)
  })
}

/** The applicant comes for the result, or it is sent. */
export async function* handOverIt(running: Running, finishedAt: Instant): Course {
  const { stage, matter, filed } = running
  if (matter.fate.isUncollected) return
  const quick = running.steps.length === 2 || matter.delivery !== 'counter'
  const wait = matter.random.of('collected').between(8, quick ? 60 : 1400)
  const moment = stage.moments.after(finishedAt, wait)
  yield moment
  await act(running, 'handed-over', 'desk', moment, async (tx, who) => {
    const { fullName: to } = matter.applicant
    const handOver = { code: filed.code, now: moment, to, how: matter.delivery }
    done(await handOverResult(tx, who, handOver), filed.code)
  })
  await sayHowItWas(running, moment)
}

/** How long the clock stood still. */
export type Pause = { from: Instant; to: Instant }

/** The specialist asks for a missing paper and the clock stands still; answers the pause when it came. */
export async function* askAndWait(running: Running, entered: Instant) {
  const { stage, matter, filed, person } = running
  const { code } = filed
  const { missing } = kindOf(running)
  const role = running.steps.find((step) => step.role === 'specialist')?.role ?? 'specialist'
  const from = stage.moments.after(entered, matter.random.of('ask').between(20, 90))
  yield from
  await act(running, 'asked', role, from, async (tx, who) => {
    done(await askApplicantForPapers(tx, who, { code, now: from, missing }), code)
  })
  if (matter.fate.supplement === 'unanswered') return undefined
  const to = stage.moments.after(from, matter.random.of('answer').between(300, 2200))
  yield to
  const online = matter.channel === 'online'
  const who = online ? citizen(stage, matter, person) : actorFor(stage, 'desk', matter)
  const scope = { unit: stage.plan.unit, person: who.person }
  await stage.ledger.once(`${matter.key}/supplied`, scope, async (tx) => {
    const papers = [{ name: missing, quantity: 1, kind: 'copy' as const }]
    const answer = 'Đã bổ sung giấy tờ theo yêu cầu'
    done(await supplyPapers(tx, at(who, to), { code, now: to, answer, papers }), code)
  })
  return { from, to } satisfies Pause
}

/** A stay at a step, from its beginning to its end. */
export type Stay = { from: Instant; until: Instant; place: number }

/** The leader wants a correction: back to the office, and up again. */
export async function* sendBackIt(running: Running, { from, until, place }: Stay): Course {
  const { stage, filed, steps } = running
  const { code } = filed
  const [leader, office] = [steps[place], steps[place - 1]]
  if (!leader || !office) return
  const third = Math.max(3, stage.moments.between(from, until) / 3)
  const back = stage.moments.after(from, third)
  const again = stage.moments.after(back, third)
  yield back
  await act(running, 'sent-back', leader.role, back, async (tx, who) => {
    const reason = 'Ghi lại căn cứ pháp lý cho đúng văn bản đang có hiệu lực'
    done(await sendDossierBack(tx, who, { code, now: back, reason }), code)
  })
  yield again
  await act(running, 'corrected', office.role, again, async (tx, who) => {
    const note = 'Đã sửa căn cứ, trình lại'
    done(await forwardDossier(tx, who, { code, now: again, note }), code)
  })
}
