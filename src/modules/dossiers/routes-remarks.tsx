import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { actorNames, rosterOf, type Roster } from '#modules/accounts/index.ts'
import {
  remarksOn,
  RemarksPanel,
  writeRemark,
  type Colleague,
  type Remark,
} from '#modules/remarks/index.ts'
import type { Read } from '#platform/db.ts'
import { between, readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { once } from '#platform/once.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import type { Who } from '#platform/who.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'

import { dossierByCode } from './store.ts'

export type ShownRemarks = { code: string; remarks: Remark[]; colleagues: readonly Colleague[] }
type Dossier = { id: string; code: string }

/** The remarks on a dossier, for officers who may read them. */
export async function remarksFor(
  q: Read,
  who: Who,
  { id, code }: Dossier,
  { officers: colleagues }: Roster,
): Promise<ShownRemarks | undefined> {
  if (!who.can.has('remark.write')) return undefined
  return { code, remarks: await remarksOn(q, who.unit, id), colleagues }
}

/** Everybody whom the remarks name, as actors. */
export const namedIn = (shown: ShownRemarks | undefined): string[] =>
  (shown?.remarks ?? []).flatMap(({ author, mentioned }) => [
    author,
    ...mentioned.map((id) => `staff:${id}`),
  ])

type Names = ReadonlyMap<string, string>

/** The panel of the dossier's page. */
export const remarksPanel = (shown: ShownRemarks, names: Names, refused?: Retry) => (
  <RemarksPanel
    action={`/can-bo/ho-so/${shown.code}/ghi-chu`}
    {...shown}
    {...{ names }}
    once={newId()}
    filled={refused?.filled}
    errors={refused?.errors}
  />
)

const Code = z.object({ code: z.string().max(80) })
const Writing = z.object({
  'ghi-chu': z
    .string({ error: 'Viết ghi chú' })
    .min(1, 'Viết ghi chú')
    .max(4_000, 'Tối đa 4.000 chữ'),
  nhac: z
    .string()
    .optional()
    .transform((text) => text?.split(between) ?? []),
})

/** Writing a remark; the panel itself stands on the dossier's page. */
export function remarkRoutes(app: App) {
  app.post(
    '/can-bo/ho-so/:code/ghi-chu',
    allow('remark.write', { params: Code }),
    async (req, reply) => {
      const { code } = req.params
      const form = readForm(req, Writing)
      if (!form.ok) return showAgain(req, reply, code, form)
      const unknown = await write(req, code, form.value, form.filled)
      if (unknown.length === 0) return reply.redirect(`/can-bo/ho-so/${code}`, 303)
      const list = unknown.map((login) => `@${login}`).join(', ')
      const errors = { 'ghi-chu': `Không có cán bộ nào có tên đăng nhập ${list}` }
      return showAgain(req, reply, code, { filled: form.filled, errors })
    },
  )
}

async function write(
  req: FastifyRequest,
  code: string,
  { 'ghi-chu': text, nhac: ticked }: z.output<typeof Writing>,
  { _key: key, ...body }: Record<string, string>,
): Promise<string[]> {
  const { answer } = await once(
    req.db,
    { who: req.who, key, body: { code, ...body } },
    async (tx) => {
      const dossier = found(await dossierByCode(tx, req.who.unit, code), `hồ sơ ${code}`)
      const written = await writeRemark(tx, req.who, { dossier, text, ticked, now: req.now })
      return { status: 303, answer: { unknown: written.ok ? [] : written.why } }
    },
  )
  return z.array(z.string()).parse(answer['unknown'])
}

async function showAgain(req: FastifyRequest, reply: FastifyReply, code: string, refused: Retry) {
  const { who } = req
  const { shown, names } = await req.db.read(async (q) => {
    const dossier = found(await dossierByCode(q, who.unit, code), `hồ sơ ${code.slice(0, 60)}`)
    const roster = await rosterOf(q)
    const remarks = found(await remarksFor(q, who, dossier, roster), 'ghi chú')
    return { shown: remarks, names: await actorNames(q, namedIn(remarks), roster) }
  })
  return page(req, reply, <RemarksPage {...{ shown, names, refused }} />, 422)
}

type PageProps = { shown: ShownRemarks; names: Names; refused: Retry }

function RemarksPage({ shown, names, refused }: PageProps) {
  const { t } = useView()
  const href = `/can-bo/ho-so/${shown.code}`
  return (
    <Page
      frame="staff"
      title={t('Ghi chú nội bộ', 'Remarks')}
      crumbs={[
        { href: '/can-bo/ho-so', text: t('Hồ sơ', 'Dossiers') },
        { href, text: shown.code },
      ]}
    >
      <ErrorSummary errors={refused.errors} />
      {remarksPanel(shown, names, refused)}
    </Page>
  )
}
