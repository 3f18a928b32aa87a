import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import pg from 'pg'
import { afterAll } from 'vitest'

import { connect, type Db } from '#platform/db.ts'
import { fileStore } from '#platform/files.ts'
import { newId } from '#platform/id.ts'
import { sealKeys } from '#platform/seal.ts'
import { visitor, type Who } from '#platform/who.ts'
import type { World } from '#platform/world.ts'

import { createApp } from '../src/app.ts'
import { modules } from '../src/modules.ts'
import { appOf, ownerOf } from './template.ts'

export const unit = 1

/** All that a member of a module may do; the default officer of the tests may do everything. */
export const everything = () =>
  new Set(['public', ...modules.flatMap(({ permissions }) => Object.keys(permissions))])

export const officerWho = (over: Partial<Who> = {}): Who => {
  const staff = over.staff ?? newId()
  return {
    unit,
    actor: `staff:${staff}`,
    kind: 'staff',
    name: 'Trần Thị Lan',
    can: everything(),
    ...over,
    staff,
  }
}

export const citizenWho = (person: string, over: Partial<Who> = {}): Who => ({
  unit,
  actor: `citizen:${person}`,
  kind: 'citizen',
  name: 'Nguyễn Văn Minh',
  can: new Set(['public', 'citizen']),
  ...over,
  person,
})

/** The commune of one test file, with all that a test may hold. */
export type Town = Awaited<ReturnType<typeof town>>

export type Clock = { now: Temporal.Instant }

/**
 * A commune of its own for one test file: a fresh database, the real program, a clock we hold.
 * `today` is a date (nine in the morning in Việt Nam) or an instant.
 */
export async function town(today: string) {
  const clock: Clock = {
    now: Temporal.Instant.from(today.includes('T') ? today : `${today}T09:00:00+07:00`),
  }
  const { name, drop } = await freshDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'xaso-files-'))
  const database = connect(appOf(name), { max: 8 })
  const owner = connect(ownerOf(name), { max: 2 })
  const visitors = new Map<string, Who>()
  const seal = sealKeys(freshKey())
  const world: World = {
    database,
    files: fileStore(folder),
    now: () => clock.now,
    publicUrl: 'http://localhost',
    demo: true,
    uploadBytes: 20 * 1024 * 1024,
    trustProxy: false,
    log: process.env['TEST_LOG'] ?? 'silent',
    sessionKey: 'a key of the tests, thirty-two bytes',
    keysFolder: join(folder, 'keys'),
    checkSeal: seal.verify,
    defaultUnit: unit,
    identify: async (req) => visitors.get(String(req.headers['x-visitor'])) ?? visitor(unit),
  }
  const app = await createApp(world)
  afterAll(async () => {
    await app.close()
    await Promise.all([database.close(), owner.close()])
    await drop()
    rmSync(folder, { recursive: true, force: true })
  })
  const officer = officerWho()
  const visit = (who: Who = officer) => visitAs(app, visitors, who)
  const db: Db = database.as({ unit })
  return {
    app,
    world,
    clock,
    database,
    owner: owner.everything,
    seal,
    ownerUrl: ownerOf(name),
    db,
    visit,
    officer,
    visitors,
  }
}

const freshKey = () =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

async function freshDatabase() {
  const name = `commune_${process.pid}_${Math.random().toString(36).slice(2)}`
  const admin = new pg.Client(ownerOf('postgres'))
  await admin.connect()
  await admin.query(`create database ${name} template commune_template strategy file_copy`)
  const drop = async () => {
    await admin.query(`drop database if exists ${name} with (force)`)
    await admin.end()
  }
  return { name, drop }
}

type App = Awaited<ReturnType<typeof createApp>>
type Form = Record<string, string | string[]>

/** A visitor's browser without JavaScript: links and forms. */
function visitAs(app: App, visitors: Map<string, Who>, who: Who) {
  visitors.set(who.actor, who)
  const headers = { 'x-visitor': who.actor, 'sec-fetch-site': 'same-origin', host: 'localhost' }
  const send = (options: InjectOptions) =>
    app.inject({
      ...options,
      headers: { ...headers, ...options.headers },
    } as InjectOptions) as Promise<LightMyRequestResponse>
  return {
    get: (url: string, more: Record<string, string> = {}) =>
      send({ method: 'GET', url, headers: more }),
    post: (url: string, form: Form = {}) =>
      send({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: encode(form),
      }),
    json: (url: string, body: unknown, more: Record<string, string> = {}) =>
      send({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/json', ...more },
        payload: JSON.stringify(body),
      }),
    upload: (url: string, form: FormData) => upload(send, url, form),
    send,
  }
}

async function upload(
  send: (options: InjectOptions) => Promise<LightMyRequestResponse>,
  url: string,
  form: FormData,
) {
  const request = new Request('http://localhost', { method: 'POST', body: form })
  return send({
    method: 'POST',
    url,
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  })
}

function encode(form: Form): string {
  const pairs = Object.entries(form).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  )
  return new URLSearchParams(pairs).toString()
}
