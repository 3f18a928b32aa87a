import {
  FormFields,
  type FormDefinition,
  type NeededComponent,
  type Places,
} from '#modules/forms/index.ts'
import type { Otherwise, Person } from '#modules/people/index.ts'
import type { Point } from '#modules/points/index.ts'
import { listTitle, type Procedure } from '#modules/procedures/index.ts'
import type { Offers } from '#modules/vault/index.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Select } from '#ui/field.tsx'
import { Actions, Button, FieldRow, Fieldset, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { useView, type View } from '#ui/view.ts'

import { pointFields, type PointChoices } from '../points.ts'
import { deliveryWords } from '../words.ts'
import { Applicant } from './intake-applicant.tsx'
import { Outside, Refusal } from './intake-outside.tsx'
import { Checklist } from './intake-papers.tsx'
import { NamedPeople } from './intake-stored.tsx'

export type IntakeProps = {
  procedure: Procedure
  definition: FormDefinition
  components: readonly NeededComponent[]
  /** What the applicant gave before and need not bring again. */
  offers: Offers
  places: Places
  today: Temporal.PlainDate
  filled: Record<string, string>
  errors?: Record<string, string> | undefined
  /** What the look-up of the applicant said. */
  found?: { kind: 'ok' | 'info'; text: string } | undefined
  /** Whom the officer looked up, and what the form says otherwise. */
  known?: { person: Person; said: readonly Otherwise[] } | undefined
  /** Who holds the number, when somebody else was typed. */
  holder?: Person | undefined
  dueText: string | undefined
  /** What filling in the people of the declaration said. */
  named?: string | undefined
  /** Every case has a limit of its own, and none is chosen yet. */
  dueByCase: boolean
  points: PointChoices
  /** Other communes of the province for which it may be taken in. */
  authorities: readonly { unitId: number; name: string }[]
}

/** The form and version that the page shows. */
export const formField = '_mau'
export const authorityField = '_noi-giai-quyet'

/** One screen for the counter: who, what is declared, which papers, and the receipt follows. */
export function IntakePage(props: IntakeProps) {
  const { t } = useView()
  const { procedure, definition, places, today, filled, errors } = props
  return (
    <Page
      frame="staff"
      title={listTitle(procedure.name)}
      over={<span class="code">{procedure.code}</span>}
      lead={
        listTitle(procedure.name).endsWith('…')
          ? `${procedure.name}. ${dueWords(t, props)}`
          : dueWords(t, props)
      }
      crumbs={[{ href: '/can-bo/tiep-nhan', text: t('Tiếp nhận', 'Receive') }]}
    >
      <ErrorSummary {...{ errors }} />
      <Form action={`/can-bo/tiep-nhan/${procedure.code}`} multipart once={filled['_key']}>
        <Hidden name={formField} value={`${definition.code}:${definition.version}`} />
        <Authority {...props} />
        <Applicant {...props} />
        <FormFields
          {...{ definition, filled, places, today, errors }}
          channel="counter"
          action={`/can-bo/tiep-nhan/${procedure.code}`}
        />
        <NamedPeople {...{ definition }} named={props.named} />
        <Checklist {...props} />
        <Fieldset legend={t('Nhận kết quả', 'Delivery')}>
          <FieldRow>
            <Select
              name="_kenh"
              label={t('Hồ sơ đến bằng', 'Came by')}
              value="counter"
              options={[
                { value: 'counter', text: t('Trực tiếp tại quầy', 'At the counter') },
                { value: 'post', text: t('Bưu chính', 'Post') },
                {
                  value: 'assisted',
                  text: t('Trực tuyến, cán bộ nộp hộ', 'Online, filed by an officer'),
                },
              ]}
              {...{ filled }}
            />
            <Select
              name="_nhan"
              label={t('Cách nhận kết quả', 'Result by')}
              value="counter"
              options={(['counter', 'post', 'electronic'] as const).map((value) => ({
                value,
                text: t(...deliveryWords[value]),
              }))}
              {...{ filled }}
            />
          </FieldRow>
          <Points {...props} />
        </Fieldset>
        <Outside {...{ filled, errors }} />
        <Actions>
          <Button name="_in" value="1">
            {t('Tiếp nhận và in giấy hẹn', 'Receive and print')}
          </Button>
          <Button kind="secondary">{t('Tiếp nhận, chưa in', 'Receive without printing')}</Button>
        </Actions>
        <Refusal {...{ filled, errors }} />
      </Form>
    </Page>
  )
}

function dueWords(t: View['t'], { dueByCase, dueText }: IntakeProps): string {
  if (dueByCase)
    return t(
      'Ngày hẹn trả tùy trường hợp chọn bên dưới.',
      'The due date depends on the case chosen below.',
    )
  return dueText
    ? t(
        `Nếu nhận ngay bây giờ, hẹn trả ${dueText}.`,
        `If received now, the result is due ${dueText}.`,
      )
    : t('Thủ tục chưa có thời hạn được xác nhận.', 'The time limit is not confirmed.')
}

/** Phi địa giới: whose matter it is, where another commune of the province may settle it. */
function Authority({ authorities, filled, errors }: IntakeProps) {
  const { t, unitName } = useView()
  if (authorities.length === 0) return null
  return (
    <Select
      name={authorityField}
      label={t('Nơi giải quyết', 'Settled by')}
      hint={t(
        'Chọn xã khác nếu nhận thay (phi địa giới): hồ sơ và giấy tờ sẽ chuyển đến đó, kết quả trả về đây.',
        'Choose another commune when you take it in for that one: it goes there, and the result comes back here.',
      )}
      blank={unitName}
      options={authorities.map(({ unitId, name }) => ({ value: String(unitId), text: name }))}
      {...{ filled, errors }}
    />
  )
}

/** Points are asked for only where there is a choice. */
function Points({ points: { support, receiving, returning, seat }, filled, errors }: IntakeProps) {
  const { t } = useView()
  const options = (points: readonly Point[]) =>
    points.map(({ id, name, address }) => ({ value: id, text: `${name} – ${address}` }))
  return (
    <FieldRow>
      {receiving.length > 1 && (
        <Select
          name={pointFields.receiving}
          label={t('Điểm tiếp nhận', 'Handed in at')}
          value={seat ?? ''}
          options={options(receiving)}
          {...{ filled, errors }}
        />
      )}
      {returning.length > 0 && (
        <Select
          name={pointFields.returning}
          label={t('Người nộp nhận kết quả tại', 'Result fetched at')}
          value={(returning.find(({ id }) => id === seat) ?? returning[0])?.id ?? ''}
          options={options(returning)}
          {...{ filled, errors }}
        />
      )}
      {support.length > 0 && (
        <Select
          name={pointFields.support}
          label={t('Điểm hỗ trợ, nếu có', 'Helped at, if so')}
          blank="–"
          options={options(support)}
          {...{ filled, errors }}
        />
      )}
    </FieldRow>
  )
}
