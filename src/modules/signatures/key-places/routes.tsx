import type { FastifyReply, FastifyRequest } from 'fastify'

import { errorsOf, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { page } from '#platform/render.tsx'

import { meansHome } from '../shapes-means.ts'
import { readSmall } from '../small-upload.ts'
import { KeyPlacePage, placePaths } from './page.tsx'
import { driversFor, endPlace, placeOf, setUpPlace, type WhyNotPlace } from './set-up.ts'
import { ServicePlaceForm, TokenPlaceForm } from './shapes.ts'
import { keyKinds, type KeyKind } from './store.ts'

/** An administrator sets up the token's driver, or the remote service, by which officers sign. */
export function keyPlaceRoutes(app: App) {
  for (const kind of keyKinds) {
    const at = placePaths[kind]
    app.get(at, allow('signature.manage'), (req, reply) => show(req, reply, kind))
    app.post(at, allow('signature.manage'), (req, reply) => change(req, reply, kind))
    app.post(`${at}/thoi`, allow('signature.manage'), async (req, reply) => {
      await req.db.tx((tx) => endPlace(tx, req.who, kind, req.now))
      return reply.redirect(meansHome, 303)
    })
  }
}

async function show(req: FastifyRequest, reply: FastifyReply, kind: KeyKind, retry?: Retry) {
  const { world } = req.server
  const place = await req.db.read((q) => placeOf(q, req.who.unit, kind))
  const drivers = kind === 'pkcs11' ? driversFor(world) : []
  const view = { kind, place, drivers, demo: world.demo, ...retry }
  return page(req, reply, <KeyPlacePage {...view} />, retry ? 422 : 200)
}

const largest = 200_000

async function change(req: FastifyRequest, reply: FastifyReply, kind: KeyKind) {
  const { filled, file, errors } = await readSmall(req, 'certificates', largest)
  const token = kind === 'pkcs11' ? TokenPlaceForm.safeParse(filled) : undefined
  const service = kind === 'csc' ? ServicePlaceForm.safeParse(filled) : undefined
  const issues = token?.error?.issues ?? service?.error?.issues ?? []
  Object.assign(errors, errorsOf(issues))
  if (Object.keys(errors).length > 0) return show(req, reply, kind, { filled, errors })
  const timeStamps = (token?.data ?? service?.data)?.timeStamps || null
  const wish = {
    kind,
    driver: token?.data?.driver ?? null,
    address: service?.data?.address ?? null,
    timeStamps,
    certificates: file,
  }
  const { db, who, now, server } = req
  const done = await db.tx((tx) => setUpPlace(server.world, tx, who, { wish, now }))
  if (done.ok) return reply.redirect(placePaths[kind], 303)
  return show(req, reply, kind, { filled, errors: whyNot[done.why] })
}

const whyNot: Record<WhyNotPlace, Record<string, string>> = {
  unreadable: {
    certificates: 'Tệp này không phải chứng thư X.509 (.pem, .cer), hoặc có quá 20 chứng thư',
  },
  'no-such-driver': { driver: 'Chọn trình điều khiển trong danh sách' },
  'no-time-stamps': { timeStamps: 'Ghi địa chỉ cấp dấu thời gian' },
  'no-root': { certificates: 'Gửi tệp có chứng thư gốc của nơi cấp chứng thư' },
}
