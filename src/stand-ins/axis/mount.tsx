import { setTimeout as wait } from 'node:timers/promises'

import { z } from 'zod'

import { readForm } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { page } from '#platform/render.tsx'

import { axisMemory, moods, type Memory } from './memory.ts'
import { AxisPage } from './page.tsx'
import { answerTo } from './protocol.ts'
import { home, servicePath } from './where.ts'

const SettingsForm = z.object({
  mood: z.enum(moods, 'Chọn một cách trả lời'),
  seconds: z.coerce
    .number('Ghi số giây, từ 1 đến 60')
    .int('Ghi số giây, từ 1 đến 60')
    .min(1, 'Ghi số giây, từ 1 đến 60')
    .max(60, 'Ghi số giây, từ 1 đến 60'),
  code: z
    .string()
    .trim()
    .regex(/^-?\d{1,4}$/, 'Ghi mã lỗi là một số, ví dụ -1'),
  unknown: z
    .string()
    .max(1_000, 'Tối đa 1.000 chữ')
    .transform((text) => text.split(/[\s,;]+/).filter(Boolean)),
})

type Mounting = { permission: string; unknown: readonly string[] }

/** Mounts the stand-in of the provincial axis on the program's own port. Only a demonstration does this. */
export function mountAxis(app: App, { permission, unknown }: Mounting): Memory {
  const memory = axisMemory({ mood: 'up', seconds: 15, code: '-1', unknown })
  app.get(home, allow(permission), (req, reply) => page(req, reply, <AxisPage {...{ memory }} />))
  app.post(home, allow(permission), (req, reply) => {
    const form = readForm(req, SettingsForm)
    if (!form.ok) return page(req, reply, <AxisPage {...{ memory, ...form }} />, 422)
    memory.set(form.value)
    return reply.redirect(home, 303)
  })
  void app.register(async (scope) => serve(scope as unknown as App, memory))
  return memory
}

/** The axis speaks JSON, which pages of ours do not take. */
function serve(scope: App, memory: Memory) {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', { parseAs: 'string' }, (_, body, done) => done(null, body))
  const own = { config: { permission: 'public', ownStandIn: true } }
  scope.post(servicePath, own, async (req, reply) => {
    const { mood, seconds } = memory.settings()
    if (mood === 'slow') await wait(seconds * 1_000)
    const { status, body } = answerTo(memory, typeof req.body === 'string' ? req.body : '', req.now)
    return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(body))
  })
}
