import { complaintsOf, jsonIn, type Complaint } from '#platform/json-file.ts'

import type { FlowContent } from './domain.ts'
import { mostSteps, WorkflowFile } from './shapes.ts'

export type ImportRead = { ok: true; content: FlowContent } | { ok: false; complaints: Complaint[] }

export const mostBytes = 256 * 1024

/** Reads a workflow file whole, or says everything that is wrong with it; nothing is taken by halves. */
export function readWorkflowFile(text: string): ImportRead {
  const json = jsonIn(text, mostBytes)
  if (!json.ok) return { ok: false, complaints: [json.complaint] }
  const parsed = WorkflowFile.safeParse(json.value)
  if (!parsed.success)
    return { ok: false, complaints: complaintsOf(parsed.error.issues, placeOf, inVietnamese) }
  const { schema: _, ...content } = parsed.data
  return { ok: true, content }
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
