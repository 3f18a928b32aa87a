import type { FastifyReply, FastifyRequest } from 'fastify'

import { keepTyped, signInAgain, typedTexts } from '#modules/accounts/index.ts'
import { codeOf, constraintOf } from '#platform/db.ts'
import { errorsOf } from '#platform/form.ts'
import { PdfError } from '#platform/pdf/error.ts'
import { Problem } from '#platform/problem.ts'
import { isForPrograms } from '#platform/programs.ts'
import { page } from '#platform/render.tsx'
import { ProblemPage } from '#ui/problem-page.tsx'

/** Everything that is thrown in a request ends here: one page or problem document, with an id that is in the log. */
export function onError(error: unknown, req: FastifyRequest, reply: FastifyReply) {
  const problem = problemOf(error)
  if (isTaken(error)) req.log.warn({ constraint: constraintOf(error) }, 'taken')
  if (!problem) req.log.error({ err: error, route: req.routeOptions.url }, 'bug')
  if (problem?.status === 413) drain(req, reply)
  if (problem?.allow) void reply.header('allow', problem.allow.join(', '))
  if (problem?.retryAfter) void reply.header('retry-after', problem.retryAfter)
  return isForScripts(req) ? asJson(req, reply, problem) : asPage(req, reply, problem)
}

/** Read to its end, so that a program that sends first and listens then hears the refusal. */
const mostDrained = 64 * 1024 * 1024

/** What is far too large is not read: the connection ends with the answer. */
function drain({ raw, headers }: FastifyRequest, reply: FastifyReply) {
  const declared = Number(headers['content-length'] ?? 0)
  if (declared > mostDrained) return void reply.header('connection', 'close')
  // The framework would hang up at once, and a program that is still sending would see only that.
  void reply.removeHeader('connection')
  let left = mostDrained
  raw.on('error', () => {})
  raw.on('data', (chunk: Buffer) => {
    left -= chunk.length
    if (left < 0) raw.destroy()
  })
  return raw.resume()
}

const isForScripts = (req: FastifyRequest) =>
  isForPrograms(req.url) || (req.headers.accept ?? '').startsWith('application/json')

function asJson(req: FastifyRequest, reply: FastifyReply, problem: Problem | undefined) {
  const status = problem?.status ?? 500
  if (status === 401) void reply.header('www-authenticate', 'Bearer realm="xaso"')
  const fields = Object.entries(problem?.fields ?? {}).map(([field, message]) => ({
    field,
    message,
  }))
  return reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send({
      type: 'about:blank',
      title: problem?.message ?? 'Đã có lỗi xảy ra ở máy chủ',
      status,
      instance: req.id,
      ...(fields.length > 0 && { errors: fields }),
    })
}

async function asPage(req: FastifyRequest, reply: FastifyReply, problem: Problem | undefined) {
  const status = problem?.status ?? 500
  const mayTurnToSignIn = status === 401 && req.method === 'GET'
  if (mayTurnToSignIn) return reply.redirect(`/dang-nhap?ve=${encodeURIComponent(req.url)}`, 303)
  // A form whose session had expired: what was typed is kept while its sender signs in again.
  const signIn = status === 401 ? await keepTyped(req) : undefined
  if (signIn) return reply.redirect(signIn, 303)
  const again = status === 401 && { signIn: signInAgain(req), typed: await typedTexts(req) }
  return page(
    req,
    reply,
    <ProblemPage status={status} message={problem?.message} requestId={req.id} {...again} />,
    status,
  )
}

/** A refusal to tell the visitor, or undefined when the error is a bug of ours. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error
  return ofPress(error) ?? ofRequest(error) ?? ofDatabase(error)
}

/** The presses that print PDF are behind: nothing is broken, the same request will do in a moment. */
function ofPress(error: unknown): Problem | undefined {
  const isBehind = error instanceof PdfError && (error.why === 'busy' || error.why === 'too-slow')
  return isBehind
    ? new Problem(503, 'Máy chủ đang in nhiều giấy tờ. Vui lòng thử lại sau ít phút', {
        retryAfter: 10,
      })
    : undefined
}

function ofRequest(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined
  const { validation, validationContext, statusCode } = error as Error & {
    validation?: { instancePath: string; message?: string }[]
    validationContext?: string
    statusCode?: number
  }
  if (validation && validationContext === 'params')
    return new Problem(404, 'Không tìm thấy trang này')
  if (validation) {
    const issues = validation.map(({ instancePath, message = 'không hợp lệ' }) => {
      const path = instancePath.split('/').filter(Boolean)
      return { path: path.length > 0 ? path : [validationContext ?? 'body'], message }
    })
    return new Problem(validationContext === 'body' ? 422 : 400, 'Dữ liệu gửi lên chưa hợp lệ', {
      fields: errorsOf(issues),
    })
  }
  if (statusCode === 413) return new Problem(413, 'Nội dung gửi lên quá lớn')
  if (statusCode === 415) return new Problem(415, 'Kiểu nội dung này không được nhận')
  if (statusCode === 429) return new Problem(429, 'Quá nhiều lượt yêu cầu. Vui lòng thử lại sau')
  if (statusCode && statusCode >= 400 && statusCode < 500)
    return new Problem(400, 'Yêu cầu không đọc được')
  return undefined
}

const away = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08003',
  '53300',
])
const lostConnection =
  /Connection terminated|not queryable|Query read timeout|timeout expired|timeout exceeded when/
const unreadable = new Set(['22021', '22P02', '22P05', '22003', '22007', '22008'])

/** The socket of a server on this machine is gone; any other missing file is a bug of ours. */
const hasNoSocket = (error: unknown) =>
  codeOf(error) === 'ENOENT' && (error as NodeJS.ErrnoException).syscall === 'connect'

/** A name or number that somebody else took at the same instant, and that no rule of ours saw in time. */
const isTaken = (error: unknown) => codeOf(error) === '23505'

/** Whether an error says no more than that the database cannot be reached now. */
export const hasLostDatabase = (error: unknown): boolean =>
  away.has(codeOf(error)) ||
  hasNoSocket(error) ||
  (error instanceof Error && lostConnection.test(error.message))

function ofDatabase(error: unknown): Problem | undefined {
  const code = codeOf(error)
  if (hasLostDatabase(error))
    return new Problem(503, 'Cơ sở dữ liệu đang tạm ngừng. Vui lòng thử lại sau ít phút', {
      retryAfter: 5,
    })
  if (code === '53100') return new Problem(503, 'Máy chủ sắp hết chỗ lưu trữ. Vui lòng thử lại sau')
  if (code === '57014')
    return new Problem(503, 'Máy chủ đang bận. Vui lòng thử lại sau', { retryAfter: 5 })
  if (isTaken(error))
    return new Problem(
      409,
      'Dữ liệu này trùng với dữ liệu vừa được lưu. Vui lòng quay lại, tải lại trang và kiểm tra',
    )
  if (unreadable.has(code)) return new Problem(400, 'Yêu cầu có giá trị không đọc được')
  return undefined
}
