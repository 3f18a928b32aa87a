import { z } from 'zod'

import { ownUnit } from '#modules/units/index.ts'
import { allow, type App } from '#platform/http.ts'
import { notFound } from '#platform/problem.ts'
import { limitNetwork } from '#platform/rate.ts'

import { planKey } from '../keys/plan-key.ts'
import { enrol, type Enrolled } from './actions.ts'
import { isCode, tidyCode } from './code.ts'
import { unitOfCode } from './store.ts'

const word = (most: number) =>
  z
    .string()
    .max(most)
    .transform((text) => text.replaceAll(/\p{Cc}/gu, '').trim())

const Enrol = z.object({
  code: z.string().max(60).transform(tidyCode).refine(isCode, 'Mã gồm 8 đến 40 chữ cái và chữ số'),
  serial: word(80).optional(),
  model: word(80).optional(),
  firmware: word(40),
})

/** A device asks every half minute; a whole commune's devices may share one address of their network. */
const most = { most: 120, seconds: 60 }

export function enrolRoute(app: App) {
  app.post('/device/v1/enrol', allow('public', { body: Enrol }), async (req, reply) => {
    await limitNetwork(req, 'enrol', most)
    const { code, serial, model, firmware } = req.body
    const { database, sessionKey } = app.world
    const unit = await req.db.read((q) => unitOfCode(q, code, req.now))
    if (unit === undefined) throw notFound('cụm loa chờ mã này')
    const db = database.as({ unit })
    const key = await planKey(db, sessionKey)
    const facts = { serial: serial || null, model: model || null, firmware }
    const enrolled = await db.tx((tx) => enrol(tx, unit, { code, ...facts, now: req.now }))
    if (!enrolled) throw notFound('cụm loa chờ mã này')
    const { name } = await db.read(ownUnit)
    const mqtt = await mqttFor(app, unit, enrolled)
    return reply.code(201).send({
      device: enrolled.device,
      secret: enrolled.secret,
      cluster: { code: enrolled.cluster.code, name: enrolled.cluster.name },
      unit: { id: unit, name },
      key: { id: key.id, publicKey: key.publicKey },
      ...(mqtt && { mqtt }),
      serverTime: req.now.toString(),
    })
  })
}

/** Where the device finds the broker; without one, or when the broker does not take its secret, it asks over HTTPS. */
async function mqttFor(app: App, unit: number, { device, secret }: Enrolled) {
  const { mqtt } = app.world
  if (!mqtt) return undefined
  const { url, ca, provision } = mqtt
  try {
    await provision?.({ unit, device, secret })
  } catch (error) {
    app.log.warn({ err: error, device }, 'the broker did not take a device')
    return undefined
  }
  return { url, prefix: `xaso/${unit}`, ...(ca && { ca }) }
}
