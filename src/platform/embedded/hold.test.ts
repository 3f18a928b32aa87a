import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { holdData } from './hold.ts'
import { temporaryFolder, writtenBy } from './trial.ts'

const folder = temporaryFolder()

const holder = () =>
  spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `const { holdData } = await import('./src/platform/embedded/hold.ts')
     holdData(${JSON.stringify(folder)}).tell('http://localhost:8080')
     console.log('holding')
     setInterval(() => {}, 1000)`,
  ])

test('a second start on the same data says which process holds it, since when and where', async () => {
  const other = holder()
  await writtenBy(other)
  expect(() => holdData(folder)).toThrow(`đang được tiến trình PID ${other.pid} giữ từ `)
  expect(() => holdData(folder)).toThrow('tại http://localhost:8080')
  other.kill('SIGKILL')
  await once(other, 'exit')
  holdData(folder).release()
})

test('a folder that was let go can be taken again, by the same process too', () => {
  const hold = holdData(folder)
  expect(() => holdData(folder)).toThrow(`PID ${process.pid}`)
  hold.release()
  holdData(folder).release()
})

test('a data folder that cannot be written is named', () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  expect(() => holdData(join(file, 'data'))).toThrow(
    `Không ghi được vào thư mục dữ liệu ${file}/data`,
  )
})

test('a place where no folder can be made is refused at once', () => {
  expect(() => holdData('/proc/nope/deeper')).toThrow('Không ghi được vào thư mục dữ liệu')
})
