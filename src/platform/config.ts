import { resolve } from 'node:path'

import { z } from 'zod'

const flag = z
  .enum(['0', '1', 'true', 'false'])
  .transform((text) => text === '1' || text === 'true')

const postgres = z
  .string()
  .regex(/^postgres(ql)?:\/\//, 'phải bắt đầu bằng postgres:// (must start with postgres://)')

/** What may be set in the environment; everything has a default that works on one small server. */
const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().default('0.0.0.0'),
  XASO_DATA: z.string().min(1).default('./var'),
  DATABASE_URL: postgres.optional(),
  APP_DATABASE_URL: postgres.optional(),
  PUBLIC_URL: z.url().optional(),
  XASO_DEMO: flag.default(true),
  XASO_TRUST_PROXY: flag.default(false),
  XASO_LOG: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  XASO_UPLOAD_MB: z.coerce.number().int().min(1).max(2_000).default(20),
  CITIZEN_ISSUER: z.url().optional(),
  CITIZEN_CLIENT_ID: z.string().optional(),
  CITIZEN_CLIENT_SECRET: z.string().optional(),
  XASO_DISK_MB: z.coerce.number().int().min(0).default(200),
})

export type Config = {
  port: number
  host: string
  data: string
  ownerUrl: string | undefined
  appUrl: string | undefined
  publicUrl: string
  demo: boolean
  trustProxy: boolean
  log: z.output<typeof Environment>['XASO_LOG']
  /** The identity portal that citizens sign in with, when the installation has one. */
  citizenPortal: { issuer: string; clientId: string; clientSecret: string } | undefined
  uploadBytes: number
  /** Uploads are refused when the disk would fall under this many bytes. */
  diskReserve: number
}

/** Reads the environment once, at start. Throws one message that names every wrong variable. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(set)
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`)
    throw new Error(`Cấu hình sai (wrong configuration):\n${lines.join('\n')}`)
  }
  const env = parsed.data
  return {
    port: env.PORT,
    host: env.HOST,
    data: resolve(env.XASO_DATA),
    ownerUrl: env.DATABASE_URL,
    appUrl: env.APP_DATABASE_URL,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, ''),
    demo: env.XASO_DEMO,
    trustProxy: env.XASO_TRUST_PROXY,
    log: env.XASO_LOG,
    citizenPortal: portalOf(env),
    uploadBytes: env.XASO_UPLOAD_MB * 1024 * 1024,
    diskReserve: env.XASO_DISK_MB * 1024 * 1024,
  }
}

function portalOf(env: z.output<typeof Environment>) {
  const {
    CITIZEN_ISSUER: issuer,
    CITIZEN_CLIENT_ID: clientId,
    CITIZEN_CLIENT_SECRET: clientSecret,
  } = env
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : undefined
}
