import { parseJson } from '#platform/json.ts'

import type { FlowContent } from './domain.ts'
import { mostSteps, WorkflowFile } from './shapes.ts'

/** One thing that is wrong with a file: where, and what. */
export type Complaint = { place: string; message: string }

export type ImportRead = { ok: true; content: FlowContent } | { ok: false; complaints: Complaint[] }

export const mostBytes = 256 * 1024
const mostComplaints = 100

/** Reads a workflow file whole, or says everything that is wrong with it; nothing is taken by halves. */
export function readWorkflowFile(text: string): ImportRead {
  const json = jsonOf(text)
  if (!json.ok) return { ok: false, complaints: [json.complaint] }
  const parsed = WorkflowFile.safeParse(json.value)
  if (parsed.success) {
    const { schema: _, ...content } = parsed.data
    return { ok: true, content }
  }
  const complaints = parsed.error.issues.flatMap(({ path, message, ...issue }) =>
    'keys' in issue && Array.isArray(issue.keys)
      ? issue.keys.map((key) => ({
          place: placeOf(path),
          message: `Không có mục nào tên “${String(key).slice(0, 60)}”`,
        }))
      : [{ place: placeOf(path), message: inVietnamese(message) }],
  )
  return { ok: false, complaints: complaints.slice(0, mostComplaints) }
}

type Json = { ok: true; value: unknown } | { ok: false; complaint: Complaint }

function jsonOf(text: string): Json {
  const bad = (message: string): Json => ({ ok: false, complaint: { place: 'Cả tệp', message } })
  if (Buffer.byteLength(text) > mostBytes) return bad('Tệp lớn hơn 256 kB')
  const plain = text.replace(/^\ufeff/, '').trim()
  if (plain === '') return bad('Tệp trống')
  try {
    return { ok: true, value: parseJson(plain) }
  } catch (error) {
    return bad(error instanceof Error ? error.message : 'Không đọc được')
  }
}

const parts: Record<string, string> = {
  schema: 'loại tệp (schema)',
  name: 'tên (name)',
  source: 'căn cứ (source)',
  procedure: 'thủ tục (procedure)',
  steps: 'các bước (steps)',
  code: 'mã (code)',
  vi: 'nội dung (vi)',
  en: 'nội dung tiếng Anh (en)',
  role: 'vai trò (role)',
  minutes: 'thời gian (minutes)',
  counts: 'tính vào thời hạn (counts)',
  coordination: 'phối hợp (coordination)',
  waitFor: 'cách chờ (waitFor)',
  task: 'nội dung phối hợp (task)',
  department: 'phòng ban (department)',
  when: 'điều kiện (when)',
  to: 'bước đến (to)',
  otherwise: 'bước đến khi không điều kiện nào đúng (otherwise)',
}

const lists: Record<string, string> = {
  steps: 'Bước',
  branches: 'nhánh',
  partners: 'bên phối hợp',
}

/** steps.2.branches.0.to → "Bước 3, nhánh 1, bước đến (to)" */
function placeOf(path: readonly PropertyKey[]): string {
  const said: string[] = []
  for (const [n, part] of path.entries()) {
    const before = path[n - 1]
    if (typeof part === 'number') said.push(`${lists[String(before)] ?? 'dòng'} ${part + 1}`)
    else if (typeof path[n + 1] !== 'number') said.push(parts[String(part)] ?? String(part))
  }
  return said.join(', ') || 'Cả tệp'
}

/** Messages of our own are Vietnamese; the few that the checker writes itself are not. */
const inVietnamese = (message: string): string =>
  /^(Invalid|Too|Expected|Unrecognized)/.test(message)
    ? `Giá trị không đúng dạng (tối đa ${mostSteps} bước; xem lược đồ của tệp)`
    : message
