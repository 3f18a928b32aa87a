import { parseArgs } from 'node:util'

import { z } from 'zod'

import { addStaff, NewStaffForm } from '#modules/accounts/index.ts'
import { readConfig } from '#platform/config.ts'
import { connect } from '#platform/db.ts'
import { whoRuns } from '#platform/running.ts'
import { system } from '#platform/who.ts'

import { demoUnit } from '../src/prepare.ts'

// npm run admin -- --login NAME --name 'FULL NAME': an administrator where nobody can sign in yet, or nobody who may let others in.
const usage =
  "npm run -s admin -- --login TEN-DANG-NHAP --name 'Họ và tên' [--position 'Chức danh'] [--unit 1]"

/** Says what is wrong with the request and ends. */
function refuse(message: string): never {
  console.error(`${message}\n${usage}`)
  process.exit(2)
}

function asked() {
  try {
    const { values } = parseArgs({
      options: {
        login: { type: 'string', default: '' },
        name: { type: 'string', default: '' },
        position: { type: 'string', default: 'Quản trị hệ thống' },
        unit: { type: 'string', default: String(demoUnit) },
      },
    })
    return values
  } catch (error) {
    return refuse(`Tham số sai (wrong option): ${(error as Error).message}`)
  }
}

const { login, name, position, unit: told } = asked()
const unit = /^[1-9]\d{0,8}$/.test(told) ? Number(told) : refuse('--unit là số của đơn vị (a unit)')
const form = NewStaffForm.safeParse({ login, fullName: name, position, roles: 'administrator' })
if (!form.success)
  refuse(form.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'))
const config = readConfig(process.env)
const url =
  config.ownerUrl ??
  whoRuns(config.data)?.owner ??
  refuse(
    'Chưa có chương trình nào chạy trên thư mục dữ liệu này; hãy chạy npm start trước (start the program first)',
  )
const database = connect(url, { max: 1, application: 'xaso-admin' })
const Unit = z.object({ known: z.boolean() })
const { known } = await database.everything.read(
  (q) => q.one(Unit)`select exists (select from units.unit where unit_id = ${unit}) as known`,
)
if (!known) refuse(`Không có đơn vị số ${unit} (no such unit)`)
const added = await database
  .as({ unit })
  .tx((tx) => addStaff(tx, system(unit), Temporal.Now.instant(), form.data))
await database.close()
if (!added.ok) refuse(`Tên đăng nhập ${login} đã có người dùng (this login is taken)`)
console.log(
  `Đã thêm người quản trị ${form.data.login}. Mật khẩu dùng một lần (one-time password): ${added.value.password}`,
)
