import { describe, expect, test } from 'vitest'

import { wrongIn } from './check-conditions.ts'
import { proofreadFlow } from './check.ts'
import { roles, type FlowContent, type WorkflowStep } from './domain.ts'
import type { Around, Served } from './findings.ts'
import { readWorkflowFile } from './import-file.ts'
import { layOut, wrapped } from './layout.ts'
import { fileOf } from './shapes.ts'
import { filledOf, rowCount, stepFrom } from './step-form.ts'

const step = (code: string, over: Partial<WorkflowStep> = {}): WorkflowStep => ({
  code,
  vi: `Bước ${code}`,
  en: `Step ${code}`,
  role: 'specialist',
  minutes: 240,
  counts: true,
  ...over,
})
const flow = (steps: WorkflowStep[], over: Partial<FlowContent> = {}): FlowContent => ({
  name: 'Cấp phép',
  source: 'Quyết định thử',
  procedure: '1.013225',
  steps,
  ...over,
})
const decides = { decides: true }

const served: Served = {
  procedure: '1.013225',
  name: 'Cấp giấy phép xây dựng',
  asked: [
    {
      name: 'grade',
      label: ['Cấp công trình', 'Grade'],
      kind: 'choice',
      choices: [{ value: 'III', label: ['Cấp III', 'III'] }],
    },
    { name: 'height', label: ['Chiều cao', 'Height'], kind: 'number', choices: [] },
  ],
  cases: [{ value: 'house', label: ['Nhà ở', 'House'] }],
  limit: 10 * 480,
}
const around: Around = {
  served: [served],
  held: new Set(roles),
  departments: new Set(['kt']),
}
const said = (one: FlowContent, where: Partial<Around> = {}) =>
  proofreadFlow(one, { ...around, ...where }).map(({ level, said: [vi] }) => `${level}: ${vi}`)

describe('kiểm tra quy trình', () => {
  test('a sound workflow has nothing to mend', () => {
    expect(said(flow([step('a'), step('b', decides)]))).toEqual([])
  })
  test('a workflow without an end', () => {
    expect(said(flow([step('a', decides), step('b', { otherwise: 'a' })]))).toEqual([
      'error: Quy trình không có điểm kết thúc: hồ sơ đến bước 2 (Bước b) thì quay lại, không có đường nào đi đến kết thúc.',
    ])
  })
  test('a step that nobody comes to', () => {
    expect(said(flow([step('a', { ...decides, otherwise: 'c' }), step('b'), step('c')]))).toEqual([
      'error: Không có đường nào đến bước 2 (Bước b).',
    ])
  })
  test('a loop without an exit beside a way out', () => {
    const trap = step('a', {
      ...decides,
      branches: [{ when: { field: 'grade', is: 'III' }, to: 'b' }],
      otherwise: 'd',
    })
    expect(said(flow([trap, step('b'), step('c', { otherwise: 'b' }), step('d')]))).toEqual([
      'error: Vòng lặp không có lối ra: hồ sơ đã vào bước 2, 3 thì không đi đến kết thúc được.',
    ])
  })
  test('a circle by a condition, because answers do not change on the way', () => {
    const back = step('b', { branches: [{ when: { field: 'grade', is: 'III' }, to: 'a' }] })
    expect(said(flow([step('a', decides), back]))[0]).toContain('vòng lặp (bước 1 → 2 → 1)')
  })
  test('a condition on a field that the form does not have', () => {
    const asks = step('a', {
      ...decides,
      branches: [{ when: { field: 'colour', is: 'red' }, to: 'end' }],
    })
    expect(said(flow([asks, step('b')]))[0]).toContain('không có mục “colour”')
    const long = `Cấp giấy phép (${'công trình '.repeat(20)}) và nhà ở`
    expect(wrongIn({ field: 'colour', is: 'red' }, { ...served, name: long })?.[0]).toContain(
      '(Cấp giấy phép (…) và nhà ở) không có mục “colour”',
    )
  })
  test('a condition on an answer that cannot be given', () => {
    const asks = step('a', {
      ...decides,
      branches: [{ when: { field: 'grade', is: 'IX' }, to: 'end' }],
    })
    expect(said(flow([asks, step('b')]))[0]).toContain('không có câu trả lời “IX”')
  })
  test.each([
    [{ field: 'grade', more: 2 }, 'không phải là số'],
    [{ field: '@case', is: 'castle' }, 'không có trường hợp'],
    [{ field: '@channel', is: 'pigeon' }, 'cách nộp'],
  ] as const)('the condition %j is refused', (when, words) => {
    expect(
      said(flow([step('a', { ...decides, branches: [{ when, to: 'end' }] }), step('b')]))[0],
    ).toContain(words)
  })
  test('conditions that fit pass', () => {
    const branches = [
      { when: { field: 'height', more: 12 }, to: 'c' },
      { when: { field: '@case', is: 'house' }, to: 'c' },
      { when: { field: '@channel', is: 'online' }, to: 'b' },
    ]
    expect(said(flow([step('a', { ...decides, branches }), step('b'), step('c')]))).toEqual([])
  })
  test('a condition on a form when no procedure is named', () => {
    const asks = step('a', {
      ...decides,
      branches: [{ when: { field: 'grade', is: 'III' }, to: 'end' }],
    })
    expect(said(flow([asks, step('b')]), { served: [] })[0]).toContain('chưa chọn thủ tục')
  })
  test('a branch to a step that was removed', () => {
    const asks = step('a', {
      ...decides,
      branches: [{ when: { field: 'grade', is: 'III' }, to: 'gone' }],
    })
    expect(said(flow([asks, step('b')]))[0]).toContain('bước đến không còn trong quy trình')
  })
  test('budgets larger than the limit of the procedure are a warning', () => {
    expect(said(flow([step('a', { minutes: 11 * 480, ...decides })]))).toEqual([
      'warning: Tổng thời gian các bước (11 ngày làm việc) dài hơn thời hạn của thủ tục 1.013225 (Cấp giấy phép xây dựng): 10 ngày làm việc.',
    ])
  })
  test('time outside the limit does not count against it', () => {
    expect(said(flow([step('a', { ...decides, minutes: 11 * 480, counts: false })]))).toEqual([])
  })
  test('a role that nobody holds is a warning, of the step and of those asked', () => {
    const asks = step('a', {
      ...decides,
      coordination: { waitFor: 'all', partners: [{ role: 'head', task: 'Ý kiến' }] },
    })
    expect(said(flow([asks]), { held: new Set(['specialist']) })).toEqual([
      'warning: Ở bước 1 (Bước a): chưa có cán bộ nào giữ vai trò “Trưởng phòng”.',
    ])
  })
  test('a department that is not there', () => {
    const partners = [{ role: 'head', department: 'xx', task: 'Ý kiến' }] as const
    const asks = step('a', { ...decides, coordination: { waitFor: 'lead', partners } })
    expect(said(flow([asks]))[0]).toContain('không có phòng ban nào mang mã “xx”')
  })
  test('two steps with one code, a step without time, no step that decides', () => {
    const words = said(flow([step('a'), step('a', { minutes: 0 })])).join('\n')
    expect(words).toContain('dùng hai lần')
    expect(words).toContain('chưa đặt thời gian')
    expect(words).toContain('Chưa có bước nào quyết định')
  })
})

describe('tệp quy trình', () => {
  const one = flow([
    step('a', {
      branches: [{ when: { field: 'height', more: 12 }, to: 'end' }],
      coordination: {
        waitFor: 'lead',
        partners: [{ role: 'head', department: 'kt', task: 'Ý kiến' }],
      },
    }),
    step('b', decides),
  ])
  test('what is exported is imported the same', () => {
    expect(readWorkflowFile(JSON.stringify(fileOf(one)))).toEqual({ ok: true, content: one })
  })
  test('every fault of a file is named with its place, and nothing is taken', () => {
    const bad = {
      ...fileOf(one),
      steps: [
        { ...one.steps[0], role: 'boss', minutes: -5 },
        { ...one.steps[1], branches: [{ when: { field: 'x' }, to: 'END?' }], colour: 'red' },
      ],
    }
    const read = readWorkflowFile(JSON.stringify(bad))
    const lines = read.ok ? [] : read.complaints.map(({ place, message }) => `${place}: ${message}`)
    expect(lines.join('\n')).toMatch(/Bước 1, vai trò \(role\): Vai trò phải là một trong/)
    expect(lines.join('\n')).toMatch(/Bước 1, thời gian \(minutes\): Thời gian không được âm/)
    expect(lines.join('\n')).toMatch(/Bước 2, nhánh 1, điều kiện \(when\): Điều kiện cần/)
    expect(lines.join('\n')).toMatch(/Bước 2, nhánh 1, bước đến \(to\)/)
    expect(lines.join('\n')).toMatch(/Bước 2: Không có mục nào tên “colour”/)
  })
  test.each([
    ['', 'Tệp trống'],
    ['{', 'không phải JSON'],
    ['[]', ''],
    ['null', ''],
    ['{"schema":"other/9","name":"x","source":"y","steps":[]}', 'Dòng “schema”'],
    [`"${'x'.repeat(300_000)}"`, 'lớn hơn 256 kB'],
    ['{"__proto__":{}}', '__proto__'],
  ])('%.40s is refused with a reason', (text, words) => {
    const read = readWorkflowFile(text)
    const said = read.ok ? [] : read.complaints.map(({ message }) => message)
    expect(said.length).toBeGreaterThan(0)
    expect(said.join()).toContain(words)
  })
  test('no message is left in English', () => {
    const read = readWorkflowFile(
      '{"schema":1,"name":2,"source":[],"procedure":{},"steps":[{"counts":"x","minutes":"y","branches":3,"otherwise":4}]}',
    )
    const said = read.ok ? '' : read.complaints.map(({ message }) => message).join('\n')
    expect(said).not.toMatch(/Invalid|expected|received/i)
  })
})

test('a clerk who never numbers is pointed out', () => {
  const issue = step('c', { role: 'clerk' })
  const saidOf = (last: WorkflowStep) => said(flow([step('b', decides), last])).join()
  expect(saidOf(issue)).not.toContain('Có bước của văn thư')
  expect(saidOf({ ...issue, numbers: false })).toContain('Có bước của văn thư')
})

describe('biểu mẫu của một bước', () => {
  const full = step('a', {
    minutes: 600,
    ...decides,
    numbers: true,
    branches: [
      { when: { field: 'height', more: 12.5 }, to: 'b' },
      { when: { field: 'grade', is: 'III' }, to: 'end' },
    ],
    otherwise: 'c',
    coordination: {
      waitFor: 'lead',
      partners: [{ role: 'head', department: 'kt', task: 'Ý kiến' }],
    },
  })
  test('what a form shows is what it gives back', () => {
    expect(stepFrom(filledOf(full), 'a')).toEqual({ ok: true, step: full })
  })
  test('there are always two rows more than are filled in', () => {
    expect(rowCount(filledOf(full), 'b')).toBe(4)
    expect(rowCount(filledOf(full), 'p')).toBe(3)
  })
  test.each([
    [{ minutes: 'lâu' }, 'minutes'],
    [{ vi: '' }, 'vi'],
    [{ role: 'boss' }, 'role'],
    [{ 'b.0.number': '' }, 'b.0.number'],
    [{ 'b.1.to': '' }, 'b.1.to'],
    [{ 'b.5.to': 'b' }, 'b.5.test'],
    [{ 'p.0.task': '' }, 'p.0.task'],
    [{ 'p.1.task': 'Hỏi' }, 'p.1.role'],
  ])('%j is told beside its field', (change, name) => {
    const read = stepFrom({ ...filledOf(full), ...change } as Record<string, string>, 'a')
    expect(read.ok ? [] : Object.keys(read.errors)).toContain(name)
  })
})

describe('sơ đồ', () => {
  const one = flow([
    step('a', {
      branches: [
        { when: { field: 'grade', is: 'III' }, to: 'c' },
        { when: { field: 'height', more: 1 }, to: 'end' },
      ],
    }),
    step('b'),
    step('c', decides),
  ])
  const picture = layOut(one, ({ vi }) => ({ title: vi, meta: '', partners: [] }))
  test('steps stand below each other and never overlap', () => {
    for (const [n, box] of picture.boxes.entries()) {
      const above = picture.boxes[n - 1]
      if (above) expect(box.y).toBeGreaterThan(above.y + above.height)
    }
    expect(picture.endY).toBeLessThan(picture.height)
  })
  test('ways that run beside each other have lanes of their own', () => {
    const lanes = picture.edges.filter(({ from }) => from === 0).map(({ lane }) => lane)
    expect(lanes).toEqual([1, 2, 0])
    expect(picture.edges.map(({ mark }) => mark).filter(Boolean)).toEqual([1, 2])
  })
  test('long words are cut, long texts broken', () => {
    expect(wrapped('x'.repeat(50), 10)).toEqual([`${'x'.repeat(9)}…`])
    expect(wrapped('một hai ba bốn', 8)).toEqual(['một hai', 'ba bốn'])
  })
})
