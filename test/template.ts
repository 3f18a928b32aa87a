import pg from 'pg'

import { appUrl } from '#platform/migrate.ts'

import { prepareDatabase } from '../src/prepare.ts'

export const server = process.env['PG_SERVER'] ?? 'postgres://postgres@localhost:5499'
export const appPassword = 'test'

export const ownerOf = (database: string) => {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.toString()
}

export const appOf = (database: string) => appUrl(ownerOf(database), appPassword)

/** Migrates one template database per run; each test file gets its own copy of it. */
export async function setup() {
  const admin = new pg.Client(ownerOf('postgres'))
  await admin.connect()
  await admin.query('drop database if exists commune_template with (force)')
  await admin.query('create database commune_template')
  await admin.end()
  await prepareDatabase({ owner: ownerOf('commune_template'), appPassword })
}
