import {
  FormFields,
  type FormDefinition,
  type NeededComponent,
  type Places,
} from '#modules/forms/index.ts'
import type { Otherwise, Person } from '#modules/people/index.ts'
import type { Point } from '#modules/points/index.ts'
import { listTitle, type Procedure } from '#modules/procedures/index.ts'
import { detailsPath, OfferChoice, type Offer, type Offers } from '#modules/vault/index.ts'
import { paperAccept } from '#platform/uploads.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Checkboxes, FileField, Radios, Select, TextArea, TextField } from '#ui/field.tsx'
import { Actions, Button, FieldRow, Fieldset, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { useView, type View } from '#ui/view.ts'

import { otherPapersField, paperFields } from '../handed-in.ts'
import { pointFields, type PointChoices } from '../points.ts'
import { lookAtDesk } from '../stored/look.ts'
import { deliveryWords, paperKindWords } from '../words.ts'
import { Applicant } from './intake-applicant.tsx'
import { Outside, Refusal } from './intake-outside.tsx'
import { NamedPeople, OtherStored } from './intake-stored.tsx'

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

function Checklist({ components, offers, filled, errors }: IntakeProps) {
  const { t } = useView()
  return (
    <Fieldset legend={t('Giấy tờ nộp kèm', 'Papers')}>
      {components.map((component) => (
        <PaperRow
          key={component.code}
          {...{ component, filled, errors }}
          offers={offers.forComponent.get(component.code) ?? []}
        />
      ))}
      <OtherStored {...{ offers, filled, errors }} />
      <TextArea
        name={otherPapersField}
        label={t('Giấy tờ khác', 'Other papers')}
        hint={t('Mỗi dòng một giấy tờ.', 'One to a line.')}
        rows={2}
        optional
        {...{ filled }}
      />
    </Fieldset>
  )
}

type RowProps = { component: NeededComponent; offers: readonly Offer[] } & Pick<
  IntakeProps,
  'filled' | 'errors'
>

function PaperRow({ component, offers, filled, errors }: RowProps) {
  const { t, lang } = useView()
  const names = paperFields(component.code)
  const { kinds } = component
  return (
    <div class="paper-row">
      <Checkboxes
        name={names.have}
        legend={component.isNeeded ? t('Bắt buộc', 'Required') : t('Nếu có', 'If any')}
        hint={component.hint?.[lang]}
        options={[{ value: 'co', text: component.name[lang] }]}
        {...{ filled, errors }}
      />
      <OfferChoice
        name={names.reuse}
        look={lookAtDesk}
        describe={detailsPath}
        {...{ offers, filled, errors }}
      />
      <FieldRow>
        {kinds.length > 1 && (
          <Radios
            name={names.kind}
            legend={t('Loại', 'Kind')}
            inline
            value={kinds[0]}
            options={kinds.map((value) => ({ value, text: t(...paperKindWords[value]) }))}
            {...{ filled, errors }}
          />
        )}
        <TextField
          name={names.quantity}
          label={t('Số bản', 'Copies')}
          value={String(component.quantity ?? 1)}
          width={3}
          inputMode="numeric"
          {...{ filled, errors }}
        />
        {component.digitise && (
          <FileField
            name={names.file}
            label={t('Bản quét', 'Scan')}
            accept={paperAccept}
            multiple
            optional
            {...{ errors }}
          />
        )}
      </FieldRow>
      {component.isNeeded && (
        <details class="fold" open={Boolean(filled[names.reason]) || Boolean(errors?.[names.have])}>
          <summary>{t('Không có giấy này', 'It is not there')}</summary>
          <TextField
            name={names.reason}
            label={t('Lý do vẫn tiếp nhận', 'Why it is taken in all the same')}
            hint={t(
              'Ví dụ: đã tra cứu được trên VNeID. Lý do được lưu và người nộp đọc được.',
              'For example: looked up on VNeID. It is kept, and the applicant can read it.',
            )}
            optional
            {...{ filled, errors }}
          />
        </details>
      )}
      {filled[names.kept] && <Hidden name={names.kept} value={filled[names.kept] ?? ''} />}
    </div>
  )
}
