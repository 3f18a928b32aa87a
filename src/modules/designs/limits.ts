import { FormContent, type Condition } from '#modules/forms/index.ts'

export const most = {
  sections: 40,
  /** Fields of one section. */
  fields: 80,
  /** Fields of the whole form. */
  allFields: 400,
  options: 200,
  rules: 12,
  cases: 30,
  components: 60,
  procedures: 20,
  /** Simple conditions in one. */
  tests: 24,
  /** All, any and not within each other. */
  depth: 6,
  /** Groups within each other that the editor offers to add. */
  groups: 4,
} as const

/** What is drafted: of a form's shape, and of a size that people can read. */
export const Content = FormContent.superRefine((content, context) => {
  const say = (path: (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path, message })
  const { sections, cases, components, procedures } = content
  if (sections.length > most.sections) say(['sections'], `Tối đa ${most.sections} phần`)
  if (cases.length > most.cases) say(['cases'], `Tối đa ${most.cases} trường hợp`)
  if (components.length > most.components)
    say(['components'], `Tối đa ${most.components} loại giấy tờ`)
  if (procedures.length > most.procedures)
    say(['procedures'], `Tối đa ${most.procedures} thủ tục cho một biểu mẫu`)
  if (sections.flatMap(({ fields }) => fields).length > most.allFields)
    say(['sections'], `Tối đa ${most.allFields} mục trong cả biểu mẫu`)
  for (const [n, { fields }] of sections.entries()) {
    if (fields.length > most.fields)
      say(['sections', n, 'fields'], `Tối đa ${most.fields} mục trong một phần`)
    for (const [at, field] of fields.entries())
      for (const message of oversized(field)) say(['sections', n, 'fields', at], message)
  }
  for (const path of deepConditions(content)) say(path, 'Điều kiện quá dài hoặc lồng quá sâu')
})

function oversized(field: object): string[] {
  const lists = [
    ['options', most.options, 'câu trả lời'],
    ['rules', most.rules, 'ràng buộc'],
  ] as const
  return lists.flatMap(([name, limit, words]) => {
    const list: unknown = Reflect.get(field, name)
    return Array.isArray(list) && list.length > limit ? [`Tối đa ${limit} ${words} ở một mục`] : []
  })
}

const conditionKeys = new Set(['visibleWhen', 'requiredWhen', 'prefillWhen', 'when'])

function deepConditions(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]) => {
    const here = [...path, Array.isArray(value) ? Number(key) : key]
    if (!conditionKeys.has(key)) return deepConditions(child, here)
    return isTooDeep(child as Condition) ? [here] : []
  })
}

export function isTooDeep(condition: Condition): boolean {
  const { depth, tests } = sizeOf(condition)
  return depth > most.depth || tests > most.tests
}

function sizeOf(condition: Condition): { depth: number; tests: number } {
  const parts =
    'all' in condition
      ? condition.all
      : 'any' in condition
        ? condition.any
        : 'not' in condition
          ? [condition.not]
          : undefined
  if (!parts) return { depth: 1, tests: 1 }
  const sizes = parts.map(sizeOf)
  return {
    depth: 1 + Math.max(...sizes.map(({ depth }) => depth)),
    tests: sizes.reduce((sum, { tests }) => sum + tests, 0),
  }
}

/** The messages of `Content` alone, for a change made page by page. */
export const sizeProblem = (content: FormContent): string | undefined => {
  const parsed = Content.safeParse(content)
  return parsed.success ? undefined : parsed.error.issues[0]?.message
}
