import { findingsIn, ownServing, type Finding, type FormContent } from '#modules/forms/index.ts'
import { procedureByCode } from '#modules/procedures/index.ts'
import { faultsWith } from '#modules/workflows/index.ts'
import type { Read } from '#platform/db.ts'

/** All that is wrong with a form as things stand: with itself, the catalogue and the other forms in force. */
export async function findingsOf(
  q: Read,
  code: string | undefined,
  content: FormContent,
  on: Temporal.PlainDate,
): Promise<Finding[]> {
  const found = findingsIn(content)
  for (const procedure of content.procedures) {
    const known = await procedureByCode(q, procedure, on)
    if (!known) {
      found.push(ofProcedure(`Không có thủ tục mang mã ${procedure}`, `No procedure ${procedure}`))
      continue
    }
    for (const [vi, en] of await faultsWith(q, known, content))
      found.push({ ...ofProcedure(vi, en), level: 'warning' })
    const serving = await ownServing(q, procedure, on)
    if (serving && serving.code !== code)
      found.push(
        ofProcedure(
          `Thủ tục ${procedure} đang dùng biểu mẫu riêng khác (${serving.code}). Thôi dùng mẫu đó trước`,
          `Procedure ${procedure} is served by another form of yours (${serving.code}). Retire that first`,
        ),
      )
  }
  return found
}

const ofProcedure = (vi: string, en: string): Finding => ({
  level: 'error',
  at: { kind: 'form' },
  part: 'procedures',
  said: { vi, en },
})
