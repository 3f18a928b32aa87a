import { dirname, join, resolve } from 'node:path'

import { z } from 'zod'

const flag = z
  .enum(['0', '1', 'true', 'false'], 'phải là 0 hoặc 1 (must be 0 or 1)')
  .transform((text) => text === '1' || text === 'true')

const postgres = z
  .string()
  .regex(/^postgres(ql)?:\/\//, 'phải bắt đầu bằng postgres:// (must start with postgres://)')
  .refine((text) => URL.canParse(text), 'không phải địa chỉ (not an address)')

const whole = (least: number, most: number) => {
  const message = `phải là số nguyên từ ${least} đến ${most} (a whole number from ${least} to ${most})`
  return z.coerce.number(message).int(message).min(least, message).max(most, message)
}

const address = z.url('phải là địa chỉ, ví dụ https://xa.example.vn (must be an address)')

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const

/** What may be set in the environment; everything has a default that works on one small server. */
const Environment = z.object({
  PORT: whole(0, 65_535).default(8080),
  HOST: z.string().default('0.0.0.0'),
  XASO_DATA: z.string().min(1).default('./var'),
  XASO_SECRETS: z.string().min(1).optional(),
  XASO_FILES: z.string().min(1).optional(),
  DATABASE_URL: postgres.optional(),
  APP_DATABASE_URL: postgres.optional(),
  PUBLIC_URL: address.optional(),
  XASO_DEMO: flag.default(true),
  XASO_TRUST_PROXY: flag.default(false),
  XASO_LOG: z
    .enum(levels, `phải là một trong (must be one of): ${levels.join(', ')}`)
    .default('info'),
  XASO_UPLOAD_MB: whole(1, 2_000).default(20),
  CITIZEN_ISSUER: address.optional(),
  CITIZEN_CLIENT_ID: z.string().optional(),
  CITIZEN_CLIENT_SECRET: z.string().optional(),
  XASO_TTS_URL: address.optional(),
  XASO_TTS_TOKEN: z.string().optional(),
  XASO_DISK_MB: whole(0, 1_000_000_000).default(200),
  XASO_RELEASES: z.string().min(1).optional(),
  XASO_MQTT: flag.default(true),
  XASO_MQTT_PORT: whole(0, 65_535).default(1883),
  XASO_MQTT_TLS_PORT: whole(0, 65_535).default(8883),
  MQTT_URL: z
    .string()
    .regex(/^mqtts?:\/\//, 'phải bắt đầu bằng mqtt:// hoặc mqtts:// (must start with mqtt(s)://)')
    .refine((text) => URL.canParse(text), 'không phải địa chỉ (not an address)')
    .optional(),
  MQTT_CA: z.string().min(1).optional(),
})

export type Config = {
  port: number
  host: string
  data: string
  /** The file of secrets: one for all processes that work on one database. */
  secretsFile: string
  /** Keys that sign papers in a demonstration, beside the secrets. */
  keysFolder: string
  /** Where uploads lie: one folder for all processes that work on one database. */
  filesFolder: string
  ownerUrl: string | undefined
  appUrl: string | undefined
  publicUrl: string
  demo: boolean
  trustProxy: boolean
  log: z.output<typeof Environment>['XASO_LOG']
  /** The identity portal that citizens sign in with, when the installation has one. */
  citizenPortal: { issuer: string; clientId: string; clientSecret: string } | undefined
  /** Releases of the loudspeakers' agent: `release.json` and the file that it names. */
  releasesFolder: string
  /** How loudspeakers are reached. */
  mqtt: MqttConfig
  uploadBytes: number
  /** A program that says texts better than the voice of this machine: text in, audio out. */
  speechEngine: { url: string; token: string | undefined } | undefined
  /** Uploads are refused when the disk would fall under this many bytes. */
  diskReserve: number
}

/** Our own broker, one outside, or none: then devices ask over HTTPS. */
export type MqttConfig =
  | { kind: 'none' }
  | { kind: 'embedded'; host: string; plainPort: number; tlsPort: number }
  | { kind: 'external'; url: string; caFile: string | undefined }

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
    secretsFile: resolve(env.XASO_SECRETS ?? join(env.XASO_DATA, 'secrets.json')),
    keysFolder: join(dirname(resolve(env.XASO_SECRETS ?? join(env.XASO_DATA, 'x'))), 'keys'),
    filesFolder: resolve(env.XASO_FILES ?? join(env.XASO_DATA, 'files')),
    ownerUrl: env.DATABASE_URL,
    appUrl: env.APP_DATABASE_URL,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, ''),
    demo: env.XASO_DEMO,
    trustProxy: env.XASO_TRUST_PROXY,
    log: env.XASO_LOG,
    citizenPortal: portalOf(env),
    releasesFolder: resolve(env.XASO_RELEASES ?? join(env.XASO_DATA, 'speaker-releases')),
    mqtt: mqttOf(env),
    uploadBytes: env.XASO_UPLOAD_MB * 1024 * 1024,
    speechEngine: env.XASO_TTS_URL
      ? { url: env.XASO_TTS_URL, token: env.XASO_TTS_TOKEN }
      : undefined,
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

function mqttOf(env: z.output<typeof Environment>): MqttConfig {
  if (!env.XASO_MQTT) return { kind: 'none' }
  if (env.MQTT_URL !== undefined)
    return { kind: 'external', url: env.MQTT_URL, caFile: env.MQTT_CA }
  const { HOST: host, XASO_MQTT_PORT: plainPort, XASO_MQTT_TLS_PORT: tlsPort } = env
  return { kind: 'embedded', host, plainPort, tlsPort }
}
