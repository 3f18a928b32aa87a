import { Problem } from './problem.ts'

const deepest = 40

const refuse = (message: string) => new Problem(400, message)

/** Parses a JSON body and refuses what would hurt later: too deep, NUL or half characters, prototype keys. */
export function parseJson(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw refuse('Nội dung gửi lên không phải JSON hợp lệ')
  }
  inspect(value)
  return value
}

function inspect(root: unknown): void {
  const open: { value: unknown; depth: number }[] = [{ value: root, depth: 1 }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next
    if (depth > deepest) throw refuse('JSON lồng nhau quá sâu')
    if (typeof value === 'string') inspectText(value)
    if (typeof value !== 'object' || value === null) continue
    for (const [key, child] of Object.entries(value)) {
      if (key === '__proto__') throw refuse('Tên trường không được phép: __proto__')
      inspectText(key)
      open.push({ value: child, depth: depth + 1 })
    }
  }
}

function inspectText(text: string): void {
  if (text.includes('\0') || !text.isWellFormed()) throw refuse('Văn bản có ký tự không hợp lệ')
}
