import type { FastifyReply, FastifyRequest } from 'fastify'

import { procedureByCode, procedureNames } from '#modules/procedures/index.ts'
import { errorsOf, type Errors, type Filled } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { dateText } from '#ui/format.ts'

import { seenOf, setGuide, type NotSet } from './actions.ts'
import { filledFrom, guideIn, Head } from './edit-form.ts'
import { EditPage, GuidesPage } from './pages/edit.tsx'
import { Params } from './shapes.ts'
import { entriesOf, guideFor } from './store.ts'

const home = '/quan-tri/cau-hoi'

/** Where an administrator reads and changes what is asked before an application. */
export function editRoutes(app: App) {
  app.get(home, allow('guide.view'), async (req, reply) => {
    const shown = await req.db.read(async (q) => ({
      entries: await entriesOf(q, req.who.unit),
      names: await procedureNames(q, req.today),
    }))
    return page(req, reply, <GuidesPage {...shown} on={req.today} />)
  })
  app.get(`${home}/:code`, allow('guide.view', { params: Params }), (req, reply) =>
    show(req, reply, req.params.code),
  )
  app.post(`${home}/:code`, allow('guide.edit', { params: Params }), (req, reply) =>
    save(req, reply, req.params.code),
  )
}

type Typed = { filled: Filled; errors?: Errors; status?: number; more?: 'question' | 'ending' }

async function show(req: FastifyRequest, reply: FastifyReply, code: string, typed?: Typed) {
  const { who, today } = req
  const shown = await req.db.read(async (q) => {
    const procedure = found(await procedureByCode(q, code, today), `thủ tục ${code}`)
    const guide = await guideFor(q, { unit: who.unit, procedure: code, on: today })
    const entries = await entriesOf(q, who.unit)
    return {
      procedure,
      guide,
      past: entries.filter((entry) => entry.procedure === code),
      seen: seenOf(entries, code),
    }
  })
  const filled = typed?.filled ?? {
    ...filledFrom(shown.guide ?? { questions: [], endings: [] }),
    effectiveFrom: dateText('vi', today),
    citation: shown.guide?.citation ?? '',
    seen: String(shown.seen),
  }
  const props = { ...shown, filled, guideTyped: guideIn(filled), errors: typed?.errors }
  return page(req, reply, <EditPage {...props} more={typed?.more} />, typed?.status)
}

const why: Record<NotSet, readonly [vi: string, en: string]> = {
  empty: ['Có kết luận mà không có câu hỏi', 'There are endings but no questions'],
  'code-twice': ['Hai mục mang cùng một mã', 'Two parts have the same code'],
  'too-few-answers': ['Mỗi câu hỏi cần ít nhất hai câu trả lời', 'Each question needs two answers'],
  'leads-nowhere': ['Có câu trả lời chưa dẫn đến đâu', 'An answer leads nowhere'],
  'leads-back': [
    'Câu trả lời chỉ được dẫn đến câu hỏi đứng sau hoặc kết luận',
    'An answer may only lead to a later question or an ending',
  ],
  unreached: ['Có câu hỏi hoặc kết luận không câu trả lời nào dẫn tới', 'Nothing leads to a part'],
  'procedure-missing': ['Ghi mã thủ tục khác mà kết luận nêu', 'Name the other procedure'],
  'changed-meanwhile': [
    'Người khác vừa sửa bộ câu hỏi này. Hãy xem lại rồi lưu lần nữa',
    'Somebody else has just changed it. Look again, then save',
  ],
  'unknown-procedure': ['Không có thủ tục mang mã này', 'There is no such procedure'],
}

async function save(req: FastifyRequest, reply: FastifyReply, code: string) {
  const filled = (req.body ?? {}) as Filled
  const more = filled['_more']
  if (more === 'question' || more === 'ending') return show(req, reply, code, { filled, more })
  const head = Head.safeParse(filled)
  if (!head.success) {
    const errors = errorsOf(head.error.issues)
    return show(req, reply, code, { filled, errors, status: 422 })
  }
  const entry = { ...head.data, procedure: code, content: guideIn(filled) }
  const outcome = await req.db.tx((tx) => setGuide(tx, req.who, req.now, entry))
  if (outcome.ok) return reply.redirect(`${home}/${code}`, 303)
  const words = why[outcome.why][req.lang === 'en' ? 1 : 0]
  const errors = { _: outcome.at ? `${words} (${outcome.at})` : words }
  return show(req, reply, code, { filled, errors, status: outcome.at === undefined ? 409 : 422 })
}
