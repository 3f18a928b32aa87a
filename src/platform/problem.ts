export type ProblemStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 503

type More = { fields?: Record<string, string>; retryAfter?: number; allow?: readonly string[] }

/** A refusal the visitor should see as a page. Anything else that is thrown is a bug and becomes a 500. */
export class Problem extends Error {
  readonly status: ProblemStatus
  /** One message per field, for the JSON face. */
  readonly fields: Record<string, string>
  readonly retryAfter: number | undefined
  /** The methods that the address does have. */
  readonly allow: readonly string[] | undefined

  constructor(status: ProblemStatus, message: string, more: More = {}) {
    super(message)
    const { fields = {}, retryAfter, allow } = more
    this.status = status
    this.fields = fields
    this.retryAfter = retryAfter
    this.allow = allow
  }
}

export const notFound = (what: string) => new Problem(404, `Không tìm thấy ${what}`)
export const notAllowed = (allow: readonly string[]) =>
  new Problem(405, 'Địa chỉ này không nhận yêu cầu kiểu đó', { allow })
export const forbidden = () => new Problem(403, 'Bạn không có quyền thực hiện việc này')
export const signInFirst = () => new Problem(401, 'Vui lòng đăng nhập để tiếp tục')
export const conflict = (message: string) => new Problem(409, message)
export const tooMany = (retryAfter: number) =>
  new Problem(429, 'Quá nhiều lượt yêu cầu. Vui lòng chờ một lát rồi thử lại', { retryAfter })
export const invalid = (fields: Record<string, string>) =>
  new Problem(422, 'Dữ liệu gửi lên chưa hợp lệ', { fields })

export const badCursor = () =>
  new Problem(400, 'Trang danh sách này không còn, hãy xem lại từ đầu', {
    fields: { cursor: 'Không phải con trỏ của danh sách này' },
  })

export function found<Thing>(thing: Thing | undefined, what: string): Thing {
  if (thing === undefined) throw notFound(what)
  return thing
}
