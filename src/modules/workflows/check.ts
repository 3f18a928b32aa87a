import { budgetText } from './budget.ts'
import { testFindings } from './check-conditions.ts'
import { isDeciding, isNumbering, waysFrom, type FlowContent, type WorkflowStep } from './domain.ts'
import { error, warning, type Around, type Finding } from './findings.ts'
import { circleIn, ending, longestMinutes, reachable } from './graph.ts'
import { roleWords, type Both } from './words.ts'

/** Everything that is wrong or doubtful, errors first. */
export function proofreadFlow(flow: FlowContent, around: Around): Finding[] {
  const found = [
    ...doubles(flow),
    ...shapeFindings(flow),
    ...flow.steps.flatMap((step, at) => stepFindings(flow, step, at, around)),
    ...limitFindings(flow, around),
    ...decisionFindings(flow),
    ...numberFindings(flow),
  ]
  return [
    ...found.filter(({ level }) => level === 'error'),
    ...found.filter(({ level }) => level === 'warning'),
  ]
}

/** "Bước 3 (Thẩm định)" */
const nameOf = ({ steps }: FlowContent, at: number): Both => {
  const step = steps[at]
  return [`bước ${at + 1} (${step?.vi ?? ''})`, `step ${at + 1} (${step?.en ?? ''})`]
}

function doubles({ steps }: FlowContent): Finding[] {
  const codes = steps.map(({ code }) => code)
  return steps
    .filter(({ code }, at) => codes.indexOf(code) !== at)
    .map(({ code }) =>
      error([`Mã bước “${code}” dùng hai lần.`, `The step code “${code}” is used twice.`], code),
    )
}

/** No end, steps nobody comes to, circles. Answers do not change on the way, so a circle once entered is never left. */
function shapeFindings(flow: FlowContent): Finding[] {
  const [there, out, circle] = [reachable(flow), ending(flow), circleIn(flow)]
  if (flow.steps.length > 0 && !out.has(0)) return [noEnd(flow, Math.max(...there))]
  const lost = [...flow.steps.entries()].filter(([at]) => !there.has(at))
  const stuck = [...there].filter((at) => !out.has(at)).toSorted((a, b) => a - b)
  return [
    ...lost.map(([at, { code }]) => {
      const [vi, en] = nameOf(flow, at)
      return error([`Không có đường nào đến ${vi}.`, `No way leads to ${en}.`], code)
    }),
    ...(stuck[0] === undefined ? [] : [noExit(flow, stuck)]),
    ...(circle && stuck.length === 0 ? [circleFinding(flow, circle)] : []),
  ]
}

/** Named is the last step that dossiers come to: there the way on is put right. */
function noEnd(flow: FlowContent, last: number): Finding {
  const [vi, en] = nameOf(flow, last)
  return error(
    [
      `Quy trình không có điểm kết thúc: hồ sơ đến ${vi} thì quay lại, không có đường nào đi đến kết thúc.`,
      `The workflow has no end: from ${en} dossiers go back, and no way leads to the end.`,
    ],
    flow.steps[last]?.code,
  )
}

function noExit(flow: FlowContent, stuck: readonly number[]): Finding {
  const numbers = stuck.map((at) => at + 1).join(', ')
  return error(
    [
      `Vòng lặp không có lối ra: hồ sơ đã vào bước ${numbers} thì không đi đến kết thúc được.`,
      `A loop without an exit: from step ${numbers} the end cannot be reached.`,
    ],
    flow.steps[stuck[0] ?? 0]?.code,
  )
}

function circleFinding(flow: FlowContent, circle: readonly number[]): Finding {
  const way = circle.map((at) => at + 1).join(' → ')
  return error(
    [
      `Điều kiện tạo vòng lặp (bước ${way}). Câu trả lời của hồ sơ không đổi giữa chừng, nên hồ sơ đã quay lại sẽ quay mãi; muốn làm lại một bước, cán bộ dùng “Trả lại bước trước”.`,
      `The conditions make a circle (step ${way}). Answers do not change on the way, so a dossier that goes round once never leaves; to redo a step officers send it back.`,
    ],
    flow.steps[circle[0] ?? 0]?.code,
  )
}

function stepFindings(
  flow: FlowContent,
  step: WorkflowStep,
  at: number,
  around: Around,
): Finding[] {
  const { code, role, coordination, minutes, counts } = step
  const [vi, en] = nameOf(flow, at)
  const asked = [role, ...(coordination?.partners.map((partner) => partner.role) ?? [])]
  const missing = waysFrom(flow, at).some(({ isMissing }) => isMissing)
  const gone = (coordination?.partners ?? []).filter(
    ({ department }) => department !== undefined && !around.departments.has(department),
  )
  return [
    ...(missing
      ? [
          error(
            [
              `Ở ${vi}: bước đến không còn trong quy trình.`,
              `At ${en}: the step it leads to is not there.`,
            ],
            code,
          ),
        ]
      : []),
    ...(step.branches ?? []).flatMap(({ when }) => testFindings(when, [vi, en], code, around)),
    ...gone.map(({ department }) =>
      error(
        [
          `Ở ${vi}: không có phòng ban nào mang mã “${department}”.`,
          `At ${en}: there is no department “${department}”.`,
        ],
        code,
      ),
    ),
    ...[...new Set(asked)]
      .filter((one) => !around.held.has(one))
      .map((one) => {
        const [roleVi, roleEn] = roleWords[one]
        return warning(
          [
            `Ở ${vi}: chưa có cán bộ nào giữ vai trò “${roleVi}”.`,
            `At ${en}: nobody holds the role “${roleEn}”.`,
          ],
          code,
        )
      }),
    ...(counts && minutes === 0
      ? [
          warning(
            [
              `Ở ${vi}: tính vào thời hạn nhưng chưa đặt thời gian.`,
              `At ${en}: it counts toward the limit but has no time.`,
            ],
            code,
          ),
        ]
      : []),
  ]
}

function limitFindings(flow: FlowContent, { served }: Around): Finding[] {
  const minutes = longestMinutes(flow)
  const say = (n: number, lang: 0 | 1) => budgetText(n, (vi, en) => (lang === 0 ? vi : en))
  return served.flatMap(({ procedure, name, limit }) =>
    limit === undefined || minutes <= limit
      ? []
      : [
          warning([
            `Tổng thời gian các bước (${say(minutes, 0)}) dài hơn thời hạn của thủ tục ${procedure} (${name}): ${say(limit, 0)}.`,
            `The steps take ${say(minutes, 1)}, longer than the limit of procedure ${procedure}: ${say(limit, 1)}.`,
          ]),
        ],
  )
}

const decisionFindings = (flow: FlowContent): Finding[] =>
  flow.steps.some(isDeciding)
    ? []
    : [
        warning([
          'Chưa có bước nào quyết định giải quyết hay từ chối; cán bộ ở bước cuối sẽ phải chọn khi hoàn thành.',
          'No step decides to grant or refuse; whoever finishes will have to choose.',
        ]),
      ]

const numberFindings = ({ steps }: FlowContent): Finding[] =>
  !steps.some(({ role }) => role === 'clerk') || steps.some(isNumbering)
    ? []
    : [
        warning([
          'Có bước của văn thư nhưng không bước nào đòi số, ký hiệu; hồ sơ có thể xong mà kết quả chưa có số.',
          'The clerk has a step, but none asks for the number: a dossier could end with a result that has none.',
        ]),
      ]
