import type { Condition, Entry, Text } from '#modules/forms/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { Select } from '#ui/field.tsx'
import { Button, Hidden } from '#ui/form.tsx'
import { useView } from '#ui/view.ts'

import { conditionFrom } from '../condition-form.ts'
import {
  isGroup,
  rowButton,
  rowFields,
  rowsIn,
  type Group,
  type Join,
  type Row,
} from '../condition-rows.ts'
import { most } from '../limits.ts'
import { conditionText, type Naming } from '../say-condition.ts'
import { LineFields } from './condition-line.tsx'

export type ConditionProps = {
  /** Tells several conditions on one page apart. */
  of: string
  /** Where the page is sent, so that a button leads back to its condition. */
  path: string
  legend: string
  /** How the condition is read out: Hiện khi, Bắt buộc khi. */
  said: Text
  hint?: string
  condition: Condition | undefined
  naming: Naming
  /** The questions that may be asked here. */
  asked: readonly Entry[]
  filled: Filled
  errors: Errors | undefined
}

/** Điều kiện: rows and groups of rows, added and removed by buttons that save nothing. Works without script. */
export function ConditionFields(props: ConditionProps) {
  const { of, legend, hint, filled } = props
  const typed = rowsIn(filled, of)
  const blank = { at: `${of}.0`, field: '', op: '', value: '' }
  const group = typed.rows.length === 0 ? { ...typed, rows: [blank] } : typed
  const isPlain = group.join === 'all' || group.join === 'any'
  return (
    <fieldset class="govuk-fieldset part condition" id={`dk-${of}`}>
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
      {hint && <p class="muted">{hint}</p>}
      <Said {...props} />
      {group.rows.length > 1 || !isPlain ? (
        <JoinField {...props} {...{ group }} />
      ) : (
        <Hidden name={rowFields(of).join} value={group.join} />
      )}
      <Rows {...props} {...{ group }} number="" depth={1} />
    </fieldset>
  )
}

/** The condition in words, as it is saved and as it is being typed. */
function Said({ of, said, condition, naming, filled }: ConditionProps) {
  const { t, lang } = useView()
  const typed = conditionFrom(filled, of, naming, {})
  const saved = condition && conditionText(condition, naming)[lang]
  const now = typed && conditionText(typed, naming)[lang]
  return (
    <>
      {saved !== undefined && (
        <p class="condition__said">
          <strong>{said[lang]}:</strong> {saved}
        </p>
      )}
      {now !== saved && (
        <p class="condition__said">
          <strong>
            {said[lang]} {t('(chưa ghi):', '(not saved yet):')}
          </strong>{' '}
          {now ?? t('bỏ điều kiện này', 'no condition')}
        </p>
      )}
    </>
  )
}

function JoinField({ group, filled, errors }: ConditionProps & { group: Group }) {
  const { t } = useView()
  const options: { value: Join; text: string }[] = [
    { value: 'all', text: t('đúng tất cả (VÀ)', 'all hold (AND)') },
    { value: 'any', text: t('đúng ít nhất một (HOẶC)', 'at least one holds (OR)') },
    { value: 'none', text: t('không dòng nào đúng', 'none holds') },
    { value: 'not-all', text: t('không đúng tất cả', 'not all hold') },
  ]
  const name = rowFields(group.at).join
  return (
    <Select
      label={t('Các dòng dưới đây', 'The rows below')}
      {...{ name, options, filled, errors }}
    />
  )
}

type RowsProps = ConditionProps & { group: Group; number: string; depth: number }

function Rows({ group, number, depth, ...props }: RowsProps) {
  const { t } = useView()
  const { of, path } = props
  const press = { path: `${path}#dk-${of}`, at: group.at }
  const where = number && ` (${number})`
  return (
    <>
      {group.rows.map((row, n) => (
        <RowFields key={row.at} {...props} {...{ row, depth }} number={joined(number, n)} />
      ))}
      <div class="condition__do">
        <Press {...press} act="line" words={t(`Thêm dòng${where}`, `Add a row${where}`)}>
          {t('Thêm dòng', 'Add a row')}
        </Press>
        {depth < most.groups && (
          <Press {...press} act="group" words={t(`Thêm nhóm${where}`, `Add a group${where}`)}>
            {t('Thêm nhóm', 'Add a group')}
          </Press>
        )}
        {depth === 1 ? (
          <Press {...press} act="read" words={t('Đọc lại điều kiện', 'Read the condition')}>
            {t('Đọc lại điều kiện', 'Read the condition')}
          </Press>
        ) : (
          <Press {...press} act="remove" words={t(`Bỏ nhóm ${number}`, `Remove group ${number}`)}>
            {t('Bỏ nhóm', 'Remove group')}
          </Press>
        )}
      </div>
    </>
  )
}

const joined = (number: string, n: number) => (number ? `${number}.${n + 1}` : String(n + 1))

function RowFields({ row, number, depth, ...props }: Omit<RowsProps, 'group'> & { row: Row }) {
  const { t } = useView()
  if (isGroup(row))
    return (
      <fieldset class="govuk-fieldset condition__group">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
          {t(`Nhóm ${number}`, `Group ${number}`)}
        </legend>
        <JoinField {...props} group={row} />
        <Rows {...props} {...{ number }} group={row} depth={depth + 1} />
      </fieldset>
    )
  return (
    <div class="condition__row">
      <LineFields {...props} {...{ number }} line={row} />
      <Press
        path={`${props.path}#dk-${props.of}`}
        at={row.at}
        act="remove"
        words={t(`Bỏ dòng ${number}`, `Remove row ${number}`)}
      >
        {t('Bỏ dòng', 'Remove')}
      </Press>
    </div>
  )
}

type PressProps = { path: string; at: string; act: string; words: string; children: string }

const Press = ({ path, at, act, words, children }: PressProps) => (
  <Button
    kind={act === 'remove' ? 'quiet' : 'secondary'}
    small
    name={rowButton}
    value={`${act}:${at}`}
    action={path}
    label={words}
  >
    {children}
  </Button>
)
