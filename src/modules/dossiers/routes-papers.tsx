import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { DueExplanation, questionHref } from '#modules/calendars/index.ts'
import { formNamed } from '#modules/forms/index.ts'
import { dueAt } from '#platform/clock/due.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { calendarOfUnit } from './clock.ts'
import { caseOf } from './declared.ts'
import { DuePage } from './pages/due-page.tsx'
import { clockFactsOf } from './store-clock.ts'
import { dueChangesOf } from './store-stays.ts'
import { contentOf, dossierByCode } from './store.ts'

const Code = z.object({ code: z.string().max(80) })

/** How the due date was computed; the issued papers are in slip-routes.tsx. */
export function paperRoutes(app: App) {
  const faces = [
    ['/can-bo/ho-so', 'dossier.view'],
    ['/cua-toi/ho-so', 'citizen'],
  ] as const
  for (const [base, permission] of faces) {
    app.get(`${base}/:code/thoi-han`, allow(permission, { params: Code }), (req, reply) =>
      explainDue(req, reply, { code: req.params.code, base }),
    )
  }
}

async function explainDue(
  req: FastifyRequest,
  reply: FastifyReply,
  { code, base }: { code: string; base: string },
) {
  const { who } = req
  const shown = await req.db.read(async (q) => {
    const dossier = found(await dossierByCode(q, who.unit, code), `hồ sơ ${code}`)
    const changes = await dueChangesOf(q, who.unit, dossier.id)
    const content = await contentOf(q, who.unit, dossier.id)
    const calendar = await calendarOfUnit(q, who.unit)
    const { rule } = content
    const { pauses, extensions } = await clockFactsOf(q, who.unit, dossier.id)
    const due = rule ? dueAt(dossier.receivedAt, rule, calendar, pauses, extensions) : undefined
    const tryHref = rule ? questionHref({ received: dossier.receivedAt, rule, pauses }) : undefined
    const form = await formNamed(q, content.formCode, content.formVersion)
    const chosenCase = caseOf(dossier, form)
    return { dossier, changes, content, chosenCase, tryHref, due: due?.ok ? due.value : undefined }
  })
  const explanation = shown.due && <DueExplanation {...shown.due} />
  return page(req, reply, <DuePage {...{ base, explanation, ...shown }} />)
}
