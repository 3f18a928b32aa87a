import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { procedureByCode, procedureNames } from '#modules/procedures/index.ts'
import type { Read } from '#platform/db.ts'
import { doerOf } from '#platform/draft-life.ts'
import { readForm, type Errors } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { page } from '#platform/render.tsx'

import { chooseFlow, dropChoice } from './actions.ts'
import { servedBy } from './around.ts'
import { choicesOf, wholeUnit, type Choice } from './chosen.ts'
import { ChoicePage, type ChoiceRow } from './pages/choice-page.tsx'
import { home } from './pages/flows-page.tsx'
import { caseLabel } from './reads.ts'
import { ownFlows } from './store-own.ts'
import { standards } from './store.ts'
import { reasonFor } from './words.ts'

const base = `${home}/ap-dung`
const Query = z.object({ 'thu-tuc': z.string().trim().max(20).optional().catch(undefined) })

const ChoiceForm = z.object({
  procedure: z.string().regex(/^(\*|\d\.\d{6})$/, 'Chọn lại thủ tục'),
  caseCode: z.string().max(60).default(''),
  workflow: z.string().max(80).default(''),
  /** What was chosen when the page was opened. */
  before: z.string().max(80).default(''),
  back: z.string().max(20).default(''),
})

/** Choosing which workflow new dossiers take. */
export function choiceRoutes(app: App) {
  app.get(base, allow('workflow.view', { querystring: Query }), (req, reply) =>
    showChoices(req, reply, req.query['thu-tuc'] ?? ''),
  )
  app.post(base, allow('workflow.edit'), async (req, reply) => {
    const form = readForm(req, ChoiceForm)
    if (!form.ok)
      return showChoices(req, reply, '', { _: Object.values(form.errors).join('; ') }, 422)
    const { back, ...choice } = form.value
    if (!(await req.db.read((q) => isKnown(q, req, choice))))
      return showChoices(req, reply, back, { _: 'Không có thủ tục hoặc trường hợp này' }, 422)
    const outcome = await req.db.tx((tx) =>
      choice.workflow === ''
        ? dropChoice(tx, doerOf(req), choice)
        : chooseFlow(tx, doerOf(req), choice),
    )
    if (outcome.ok) return reply.redirect(back ? `${base}?thu-tuc=${back}` : base, 303)
    const errors = { _: reasonFor(req, outcome.why) }
    return showChoices(req, reply, back, errors, 409)
  })
}

type Wanted = { procedure: string; caseCode: string }

async function isKnown(q: Read, { who, today }: FastifyRequest, { procedure, caseCode }: Wanted) {
  if (procedure === wholeUnit) return caseCode === 'usual' || caseCode === 'same-day'
  const served = await servedBy(q, { unit: who.unit, on: today }, procedure)
  return (
    served !== undefined &&
    (caseCode === '' || served.cases.some(({ value }) => value === caseCode))
  )
}

const among = (choices: readonly Choice[], procedure: string, caseCode: string) =>
  choices.find((one) => one.procedureCode === procedure && one.caseCode === caseCode)
    ?.workflowCode ?? ''

async function showChoices(
  req: FastifyRequest,
  reply: FastifyReply,
  query: string,
  errors?: Errors,
  status = 200,
) {
  const shown = await req.db.read(async (q) => {
    const choices = await choicesOf(q)
    const own = (await ownFlows(q)).filter(({ newest }) => newest !== null)
    const flows = [...own, ...(await standards(q, req.today))]
    const nameOf = new Map(flows.map(({ code, name }) => [code, name]))
    const procedures = await procedureNames(q, req.today)
    const caseNames = new Map<string, string>()
    for (const { procedureCode, caseCode } of choices)
      if (caseCode && procedureCode !== wholeUnit)
        caseNames.set(
          `${procedureCode}/${caseCode}`,
          await caseLabel(q, procedureCode, caseCode, req.today),
        )
    return {
      flows,
      whole: wholeRows(choices),
      asked: await askedRows(q, req, query, choices),
      choices: choices
        .filter(({ procedureCode }) => procedureCode !== wholeUnit)
        .map((one) => ({
          ...one,
          caseName: caseNames.get(`${one.procedureCode}/${one.caseCode}`) ?? '',
          procedureName: procedures.get(one.procedureCode) ?? '',
          flowName: nameOf.get(one.workflowCode) ?? one.workflowCode,
        })),
    }
  })
  return page(req, reply, <ChoicePage {...{ query, errors }} {...shown} />, status)
}

const wholeRows = (choices: readonly Choice[]): ChoiceRow[] => [
  {
    procedure: wholeUnit,
    caseCode: 'usual',
    said: ['Thủ tục thông thường', 'Ordinary procedures'],
    now: among(choices, wholeUnit, 'usual'),
    fallback: ['Quy trình chuẩn sáu bước', 'The standard six steps'],
  },
  {
    procedure: wholeUnit,
    caseCode: 'same-day',
    said: ['Thủ tục giải quyết trong ngày', 'Same-day procedures'],
    now: among(choices, wholeUnit, 'same-day'),
    fallback: ['Quy trình chuẩn hai bước', 'The standard two steps'],
  },
]

async function askedRows(
  q: Read,
  { who, today }: FastifyRequest,
  code: string,
  choices: readonly Choice[],
) {
  if (!/^\d\.\d{6}$/.test(code) || !(await procedureByCode(q, code, today))) return undefined
  const served = await servedBy(q, { unit: who.unit, on: today }, code)
  if (!served) return undefined
  const row = (caseCode: string, said: ChoiceRow['said'], fallback: ChoiceRow['fallback']) => ({
    ...{ procedure: code, caseCode, said, fallback },
    now: among(choices, code, caseCode),
  })
  const rows: ChoiceRow[] = [
    row('', ['Mọi trường hợp', 'Every case'], ['Theo lựa chọn của cả đơn vị', 'As the whole unit']),
    ...served.cases.map(({ value, label }) =>
      row(value, label, ['Như mọi trường hợp', 'As every case']),
    ),
  ]
  return { code, name: served.name, rows }
}
