import fastifyMultipart from '@fastify/multipart'

import { floodGate, identifyBy } from '#modules/accounts/module.ts'
import { withDevices } from '#modules/clusters/module.ts'
import { unitDirectory } from '#modules/units/module.ts'
import { fileRoute } from '#platform/file-doors.ts'
import { createServer, type App } from '#platform/http.ts'
import type { EventWords } from '#platform/module.ts'
import { quota, within } from '#platform/quota.ts'
import { visitor, type Who } from '#platform/who.ts'
import type { World } from '#platform/world.ts'

import { readAssets } from './assets.ts'
import { onError } from './errors.tsx'
import { frameOf, navCountsOf } from './frame.tsx'
import { modules } from './modules.ts'
import { addContract } from './openapi.ts'
import { addStatic } from './static.ts'

export async function createApp(world: World): Promise<App> {
  const directory = await unitDirectory(world)
  const app = await createServer(
    {
      now: world.now,
      stranger: (req) => visitor(directory.unitOfHost(req.host)),
      identify: withDevices(world, world.identify ?? identifyBy(world, directory)),
      admit: floodGate(),
      database: databaseFor(world),
      onError,
    },
    world,
  )
  app.decorate('world', world)
  app.decorate(
    'permissionTexts',
    () =>
      Object.assign({}, ...modules.map(({ permissions }) => permissions)) as Record<string, string>,
  )
  app.decorate(
    'eventWords',
    Object.assign({}, ...modules.map(({ eventWords }) => eventWords)) as EventWords,
  )
  app.decorate('unitIds', async () => directory.units())
  app.decorate(
    'frame',
    frameOf({ assets: readAssets(), modules, unitFace: directory.face, demo: world.demo }),
  )
  app.decorate('navCounts', navCountsOf(modules))
  await app.register(fastifyMultipart, {
    // A file that is too large is an error of its field, not of the whole form.
    throwFileSizeLimit: false,
    limits: { fileSize: world.uploadBytes, files: 40, fields: 500 },
  })
  app.decorate('fileKeepers', new Map(modules.flatMap(({ files = {} }) => Object.entries(files))))
  await addContract(app)
  addStatic(app)
  fileRoute(app)
  for (const { routes, api } of modules) {
    routes?.(app)
    api?.(app)
  }
  return app
}

/** Strangers and citizens, however many, leave a third of the connections to officers and their programs. */
function databaseFor({ database }: World) {
  const most = Math.ceil((database.pool.options.max * 2) / 3)
  const many = quota({ most, waiting: 200, patience: 5_000 })
  return ({ kind, unit, person }: Who) => {
    const db = database.as({ unit, person })
    return kind === 'public' || kind === 'citizen' ? within(many, db) : db
  }
}
