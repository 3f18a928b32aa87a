import type { FastifyRequest } from 'fastify'
import { z } from 'zod'

import { formsStamp } from '#modules/forms/index.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { translator } from '#ui/view.ts'

import { catalogueOn, type Catalogue } from './catalogue.ts'
import type { Procedure } from './domain.ts'
import { keepSent, sendKept } from './kept.ts'
import { ProceduresPage, ResultsPage, type FieldCount } from './pages/list.tsx'
import { ProcedurePage } from './pages/procedure.tsx'
import { papersOf } from './papers.ts'
import { search } from './search/search.ts'

const Query = z.object({
  q: z.string().trim().max(300).optional().catch(undefined),
  viec: z.string().max(80).optional().catch(undefined),
  'linh-vuc': z.string().max(120).optional().catch(undefined),
  cursor: z.string().max(40).optional().catch(undefined),
})

const params = z.object({ code: z.string().regex(/^\d\.\d{6}$/) })

export function routes(app: App) {
  app.get('/thu-tuc', { ...allow('public'), onSend: keepSent }, async (req, reply) => {
    const catalogue = await req.db.read((q) => catalogueOn(q, req.today))
    if (sendKept(req, reply, catalogue.stamp)) return reply
    return page(req, reply, listPage(catalogue, req))
  })
  app.get(
    '/thu-tuc/:code',
    { ...allow('public', { params }), onSend: keepSent },
    async (req, reply) => {
      const { code } = req.params
      const { catalogue, forms } = await req.db.read(async (q) => ({
        catalogue: await catalogueOn(q, req.today),
        forms: await formsStamp(q),
      }))
      const procedure = found(visible(catalogue.byCode.get(code)), `thủ tục ${code}`)
      if (sendKept(req, reply, `${catalogue.stamp} ${forms}`)) return reply
      const papers = await req.db.read((q) => papersOf(q, code, req.today, req.lang))
      const { events } = catalogue
      return page(req, reply, <ProcedurePage {...{ procedure, events, papers, on: req.today }} />)
    },
  )
}

const visible = (procedure: Procedure | undefined) => (procedure?.hidden ? undefined : procedure)

function listPage(catalogue: Catalogue, req: FastifyRequest) {
  const { q, viec, 'linh-vuc': field, cursor } = Query.parse(req.query)
  const t = translator(req.lang)
  const event = catalogue.events.find(({ slug }) => slug === viec)
  if (q) {
    const { codes, corrected } = search(catalogue.index, q)
    return resultsPage(catalogue, {
      title: t(`Tìm “${q}”`, `Search “${q}”`),
      asked: q,
      corrected,
      codes,
      cursor,
    })
  }
  if (event) {
    const title = t(event.title, event.titleEn || event.title)
    return resultsPage(catalogue, { title, asked: title, codes: event.codes, cursor })
  }
  if (field) {
    const codes = catalogue.procedures.filter((one) => one.field === field).map(({ code }) => code)
    return resultsPage(catalogue, { title: field, asked: field, codes, cursor })
  }
  const shown = catalogue.procedures.filter(visible)
  const beside = shown.filter(({ source }) => source !== 'portal')
  const fields = countFields(shown)
  return <ProceduresPage {...{ events: catalogue.events, fields, total: shown.length, beside }} />
}

const perPage = 20

type Results = {
  title: string
  asked: string
  corrected?: string | undefined
  codes: string[]
  cursor: string | undefined
}

function resultsPage({ byCode, events, on }: Catalogue, { codes, cursor, ...rest }: Results) {
  const all = codes.flatMap((code) => visible(byCode.get(code)) ?? [])
  const start = all.findIndex(({ code }) => code === cursor) + 1
  const procedures = all.slice(start, start + perPage)
  const next = start + perPage < all.length ? procedures.at(-1)?.code : undefined
  return <ResultsPage {...{ ...rest, total: all.length, procedures, events, on, next }} />
}

export function countFields(procedures: Procedure[]): FieldCount[] {
  const groups = Map.groupBy(procedures, ({ field }) => field)
  return [...groups]
    .map(([field, these]) => ({ field, count: these.length }))
    .toSorted((a, b) => a.field.localeCompare(b.field, 'vi'))
}
