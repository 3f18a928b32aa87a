import type { FormContent } from '../definition.ts'
import { circleFindings } from './circles.ts'
import { conditionFindings } from './conditions.ts'
import { error, warning, type Finding, type Place } from './finding.ts'
import { nameFindings } from './names.ts'
import { reachFindings } from './reach.ts'
import { ruleFindings } from './rules.ts'
import { valueFindings } from './values.ts'

/** All that is wrong with a form beyond its shape, and what is worth a second look. */
export function findingsIn(content: FormContent): Finding[] {
  return [
    ...shapeFindings(content),
    ...nameFindings(content),
    ...conditionFindings(content),
    ...circleFindings(content),
    ...reachFindings(content),
    ...valueFindings(content),
    ...ruleFindings(content),
    ...unconfirmed(content),
  ]
}

const form: Place = { kind: 'form' }

function shapeFindings({ sections, procedures, code }: FormContent & { code?: string }): Finding[] {
  const found: Finding[] = []
  if (sections.length === 0)
    found.push(error(form, 'fields', 'Biểu mẫu chưa có phần nào', 'The form has no section yet'))
  if (procedures.length === 0 && code !== 'generic')
    found.push(
      error(
        form,
        'procedures',
        'Biểu mẫu chưa gắn với thủ tục nào',
        'The form serves no procedure yet',
      ),
    )
  for (const { id, fields } of sections)
    if (fields.length === 0)
      found.push(
        error(
          { kind: 'section', section: id },
          'fields',
          'Phần này chưa có mục nào',
          'The section has no field yet',
        ),
      )
  return found
}

function unconfirmed({ sections }: FormContent): Finding[] {
  return sections.flatMap(({ id, fields }) =>
    fields
      .filter(({ certainty }) => certainty === 'to-confirm')
      .map(({ name }) =>
        warning(
          { kind: 'field', section: id, field: name },
          'name',
          'Nội dung mục này chưa đối chiếu với văn bản gốc',
          'This field has not been compared with the instrument itself',
        ),
      ),
  )
}
