import { writeRemark } from '#modules/remarks/index.ts'
import type { WorkflowStep } from '#modules/workflows/index.ts'
import type { Tx } from '#platform/db.ts'
import type { Who } from '#platform/who.ts'

import { actorFor } from './actors.ts'
import type { Running } from './course.ts'

const texts = [
  'Nhờ anh chị xem lại phần căn cứ pháp lý trước khi trình.',
  'Người nộp có gọi hỏi tiến độ, tôi đã trả lời theo ngày hẹn.',
  'Đã đối chiếu bản chính, khớp với bản sao trong hồ sơ.',
  'Hồ sơ này cùng thửa với hồ sơ tháng trước, có thể dùng lại bản đo vẽ.',
] as const

/** On some dossiers the specialist leaves a word for the head of department. */
export async function remarkIt(
  tx: Tx,
  who: Who,
  { stage, matter, filed }: Running,
  { role }: WorkflowStep,
  now: Temporal.Instant,
) {
  const random = matter.random.of('remark')
  if (role !== 'specialist' || !random.happens(0.2)) return
  const { staff } = actorFor(stage, 'head', matter)
  await writeRemark(tx, who, {
    dossier: filed,
    text: random.pick(texts),
    ticked: staff ? [staff] : [],
    now,
  })
}
