import pg from 'pg'

import { codeOf } from './db.ts'
import { CannotStart } from './embedded/cannot-start.ts'

const lockKey = 4_203_176

type Starting = {
  /** Connection string of the owner. */
  owner: string
  /** Fingerprint of the secrets, see secrets.ts. */
  secrets: string
  /** Which packed program this is, when the database is ours alone: what it has prepared once it need not look at again. */
  pack?: string | undefined
}

/**
 * Does what a start does to the database, one process at a time: of several that start at once on an empty database one
 * makes everything and the others find it made. A process that holds other secrets than the database knows is refused
 * before it changes anything.
 */
export async function startAlone(
  { owner, secrets, pack }: Starting,
  work: (isPrepared: boolean) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({
    connectionString: owner,
    application_name: 'xaso-start',
    connectionTimeoutMillis: 15_000,
  })
  client.on('error', () => {})
  await client.connect().catch((error: unknown) => {
    throw unreachable(owner, error)
  })
  try {
    await checkVersion(client)
    await client.query('select pg_advisory_lock($1)', [lockKey])
    const known = await installation(client)
    if (known && known.secrets !== secrets) throw otherSecrets()
    await work(pack !== undefined && known?.prepared === pack)
    await client.query(
      `insert into platform.installation (secrets, prepared) values ($1, $2)
       on conflict (only_one) do update set prepared = excluded.prepared
       where installation.prepared is distinct from excluded.prepared`,
      [secrets, pack ?? null],
    )
  } catch (error) {
    throw lacksRights(error) ? noRights(owner, error) : error
  } finally {
    await client.end()
  }
}

const oldestServer = 15

async function checkVersion(client: pg.Client) {
  const { rows } = await client.query<{ version: string }>(
    "select current_setting('server_version') as version",
  )
  const version = rows[0]?.version ?? ''
  if (Number.parseInt(version, 10) >= oldestServer) return
  throw new CannotStart(
    `Máy chủ PostgreSQL này là bản ${version}; cần bản ${oldestServer} trở lên. Chưa có gì bị thay đổi.`,
    `This PostgreSQL server is version ${version}; ${oldestServer} or newer is needed. Nothing was changed.`,
  )
}

type Refusal = Error & { cause?: unknown }

/** The server refused for want of a right, whoever wrapped its words. */
function lacksRights(error: unknown): error is Refusal {
  if (!(error instanceof Error)) return false
  return codeOf(error) === '42501' || lacksRights(error.cause)
}

function noRights(owner: string, error: Refusal) {
  const { username, pathname } = new URL(owner)
  const [role, database] = [username, pathname.slice(1)].map(decodeURIComponent)
  const cure = `alter database "${database}" owner to "${role}"; alter role "${role}" createrole;`
  return new CannotStart(
    `Tài khoản ${role} trong DATABASE_URL không đủ quyền (${error.message}). Tài khoản này phải là chủ của cơ sở dữ liệu và tạo được vai trò xaso_app. Quản trị máy chủ PostgreSQL chạy: ${cure}\nNếu không muốn cho tạo vai trò thì tự tạo vai trò xaso_app rồi đặt APP_DATABASE_URL.`,
    `The account ${role} of DATABASE_URL lacks rights (${error.message}). It must own the database and may create the role xaso_app. The server's administrator runs: ${cure}\nTo give it no such right, create the role xaso_app by hand and set APP_DATABASE_URL.`,
  )
}

type Installation = { secrets: string; prepared?: string | null }

/** As it was left, also by an older program that knew fewer columns. */
async function installation(client: pg.Client): Promise<Installation | undefined> {
  const { rows } = await client.query<{ there: boolean }>(
    "select to_regclass('platform.installation') is not null as there",
  )
  if (!rows[0]?.there) return undefined
  const found = await client.query<{ known: Installation }>(
    'select to_jsonb(installation) as known from platform.installation',
  )
  return found.rows[0]?.known
}

function unreachable(owner: string, error: unknown) {
  const { host, pathname } = new URL(owner)
  const where = `${host}${pathname}`
  const why = error instanceof Error && error.message !== '' ? error.message : codeOf(error)
  return new CannotStart(
    `Không kết nối được PostgreSQL tại ${where}. Hãy kiểm tra máy chủ cơ sở dữ liệu và DATABASE_URL (máy, cổng, tên, mật khẩu).`,
    `PostgreSQL at ${where} cannot be reached (${why}). Check the server and DATABASE_URL.`,
  )
}

const otherSecrets = () =>
  new CannotStart(
    'Cơ sở dữ liệu này thuộc một cài đặt có bộ khóa bí mật khác. Hãy trỏ XASO_SECRETS đến tệp secrets.json của cài đặt đó (dùng chung cho mọi tiến trình), hoặc khôi phục tệp đó. Chưa có gì bị thay đổi.',
    'This database belongs to an installation with other secrets. Point XASO_SECRETS at the secrets.json of that installation (one file for all its processes), or restore that file. Nothing was changed.',
  )
