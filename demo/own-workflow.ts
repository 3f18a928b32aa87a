import { answerRequest, forwardDossier, type Opinion } from '#modules/dossiers/index.ts'
import {
  chooseFlow,
  draftFlow,
  publishFlow,
  type FlowContent,
  type WorkflowStep,
} from '#modules/workflows/index.ts'

import { file, type Crowd } from './filing.ts'
import type { Matter } from './matters.ts'
import { dayOf } from './moments.ts'
import { at, done, officer, type Stage } from './stage.ts'

const step = (
  code: string,
  [vi, en]: readonly [string, string],
  role: WorkflowStep['role'],
  minutes: number,
  more: Partial<WorkflowStep> = {},
): WorkflowStep => ({ code, vi, en, role, minutes, counts: true, ...more })

const procedure = '1.013225'

/** The commune's own workflow for building permits: two are asked at once, and the visit hangs on the declaration. */
const permits: FlowContent = {
  name: 'Cấp giấy phép xây dựng, có phối hợp',
  source: 'Bản trình diễn: quy trình giả định của xã, chưa có quyết định phê duyệt',
  procedure,
  steps: [
    step(
      'receive',
      ['Kiểm tra, tiếp nhận, số hóa và chuyển hồ sơ', 'Check, receive, scan and forward'],
      'desk',
      240,
    ),
    step('assign', ['Phân công thẩm định', 'Assign'], 'head', 240),
    step('appraise', ['Thẩm định hồ sơ thiết kế', 'Appraise the design'], 'specialist', 1440, {
      coordination: {
        waitFor: 'all',
        partners: [
          { role: 'head', department: 'kinh-te', task: 'Ý kiến về quy hoạch, chỉ giới đường' },
          {
            role: 'specialist',
            department: 'van-hoa-xa-hoi',
            task: 'Ý kiến về di tích, cảnh quan quanh khu đất',
          },
        ],
      },
      branches: [{ when: { field: 'hasNeighbours', is: 'no' }, to: 'review' }],
    }),
    step(
      'visit',
      ['Kiểm tra thực địa, ghi nhận công trình liền kề', 'Visit the site'],
      'specialist',
      480,
    ),
    step('review', ['Xem xét dự thảo giấy phép', 'Review the draft permit'], 'office', 480),
    step('approve', ['Phê duyệt giấy phép', 'Approve the permit'], 'leader', 480, {
      decides: true,
    }),
    step('issue', ['Vào sổ, đóng dấu, phát hành', 'Number, seal and issue'], 'clerk', 240),
  ],
}

/**
 * Published three working days ago, after all that came before: dossiers received until then keep the standard workflow,
 * and two that came since follow this one.
 */
export async function adoptWorkflow(stage: Stage, crowd: Crowd) {
  const { ledger, moments, now, plan } = stage
  const moment = moments.before(now, 3 * 480)
  await ledger.once(`${plan.unit}/workflow`, { unit: plan.unit }, async (tx) => {
    const who = at(officer(stage, 'quantri'), moment)
    const doer = { who, now: moment, today: dayOf(moment) }
    const code = done(await draftFlow(tx, doer, permits), permits.name)
    const note = 'Thêm phối hợp hai phòng, kiểm tra thực địa khi có công trình liền kề'
    done(await publishFlow(tx, doer, { code, seen: 1, from: dayOf(moment), note }), code)
    const choice = { procedure, caseCode: '', workflow: code, before: '' }
    done(await chooseFlow(tx, doer, choice), code)
  })
  await follow(stage, crowd, { name: 'permit0', ago: 900, opinions: ['agree'] })
  await follow(stage, crowd, { name: 'permit1', ago: 1300, opinions: ['agree', 'disagree'] })
}

type Followed = { name: string; ago: number; opinions: readonly Opinion[] }

/** An application that lies at the step where others are asked, some of whom have answered. */
async function follow(stage: Stage, crowd: Crowd, { name, ago, opinions }: Followed) {
  const { moments, now, plan } = stage
  const random = stage.random.of(name)
  const filedAt = moments.before(now, ago)
  const applicant = random.pick(crowd.residents.filter(({ role }) => role === 'head'))
  const matter: Matter = {
    key: `${plan.unit}/${name}`,
    kind: 'building',
    channel: 'counter',
    delivery: 'counter',
    fate: { tempo: 'early' },
    hasFile: false,
    ...{ applicant, filedAt, random },
  }
  const { code } = await file(stage, crowd, matter)
  await forward(stage, code, ['motcua', moments.after(filedAt, 90)])
  await forward(stage, code, ['truongphong', moments.after(filedAt, 180)])
  for (const [n, opinion] of opinions.entries())
    await answer(stage, code, n + 1, opinion, moments.after(filedAt, 300 + n * 60))
}

type By = readonly [login: string, moment: Temporal.Instant]

const forward = (stage: Stage, code: string, [login, now]: By) =>
  stage.ledger.once(`${code}/forward/${login}`, { unit: stage.plan.unit }, async (tx) => {
    const note = login === 'motcua' ? 'Đủ thành phần' : 'Giao thẩm định'
    done(await forwardDossier(tx, at(officer(stage, login), now), { code, now, note }), code)
  })

const partners = ['truongphong', 'vanhoa'] as const
const said: Record<Opinion, string> = {
  agree: 'Không ảnh hưởng chỉ giới đường, phù hợp quy hoạch đã công bố',
  disagree: 'Khu đất giáp đình làng, đề nghị chỉnh chiều cao mái cho hài hòa cảnh quan',
}

const answer = (
  stage: Stage,
  code: string,
  number: number,
  opinion: Opinion,
  now: Temporal.Instant,
) =>
  stage.ledger.once(`${code}/opinion/${number}`, { unit: stage.plan.unit }, async (tx) => {
    const who = at(officer(stage, partners[number - 1] ?? 'truongphong'), now)
    done(await answerRequest(tx, who, { code, number, opinion, answer: said[opinion], now }), code)
  })
