import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Radios, TextArea, TextField } from '#ui/field.tsx'
import { Button, ButtonLink, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { DossierRecord } from './rows.ts'
import { isEnough, type IdentityFinding } from './slip-identity.ts'
import type { SlipEvent } from './slip-store.ts'

type Props = {
  dossier: DossierRecord
  checks: readonly SlipEvent[]
  now: Temporal.Instant
  retry?: Retry | undefined
  once: string
}

const findingWords: Record<IdentityFinding, readonly [vi: string, en: string]> = {
  same: ['Khớp số và họ tên', 'Number and name agree'],
  'number-differs': ['Số không khớp', 'The number differs'],
  'name-differs': ['Họ tên không khớp', 'The name differs'],
  'number-not-on-record': ['Khớp họ tên, hồ sơ không có số', 'Name agrees, no number on record'],
}

/** How long a check opens the way to the counter, in minutes; after that the person is looked at again. */
const holdsMinutes = 30

/** Đối chiếu người nộp mất giấy tiếp nhận. */
export function LostPage({ dossier, checks, now, retry, once }: Props) {
  const { t } = useView()
  const { code, procedureName, applicantName } = dossier
  const last = checks.at(-1)
  const passed =
    !retry &&
    last !== undefined &&
    hasPassed(last) &&
    Temporal.Instant.compare(last.at.add({ minutes: holdsMinutes }), now) > 0
  return (
    <Page
      frame="staff"
      title={t('Người nộp mất giấy tiếp nhận', 'The receipt was lost')}
      over={<span class="code">{code}</span>}
      lead={procedureName}
      crumbs={[{ href: `/can-bo/ho-so/${code}`, text: applicantName }]}
    >
      <ErrorSummary errors={retry?.errors} />
      {passed ? <Passed {...{ dossier }} /> : <CheckForm {...{ dossier, retry, once }} />}
      {checks.length > 0 && <Checks {...{ checks }} />}
    </Page>
  )
}

const findingOf = ({ data }: SlipEvent) => data['finding'] as IdentityFinding
const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
const hasPassed = (check: SlipEvent) => isEnough(findingOf(check), textOf(check.data['note']))

function Passed({ dossier: { code, state } }: Pick<Props, 'dossier'>) {
  const { t } = useView()
  return (
    <Notice
      kind="ok"
      title={t('Đã đối chiếu, đúng người nộp hồ sơ', 'Checked: this is the applicant')}
    >
      <p>
        {t(
          'Có thể in lại giấy tiếp nhận hoặc trả kết quả mà không cần giấy cũ.',
          'You may print the receipt again, or hand over the result without the old one.',
        )}
      </p>
      <div class="actions">
        <ButtonLink href={`/can-bo/ho-so/${code}/giay-tiep-nhan.pdf`}>
          {t('In lại giấy tiếp nhận', 'Print the receipt again')}
        </ButtonLink>
        {state === 'done' && (
          <ButtonLink kind="secondary" href={`/can-bo/ho-so/${code}#viec-hand-over`}>
            {t('Trả kết quả', 'Hand over the result')}
          </ButtonLink>
        )}
      </div>
    </Notice>
  )
}

function CheckForm({ dossier, retry, once }: Pick<Props, 'dossier' | 'retry' | 'once'>) {
  const { t } = useView()
  const field = { filled: retry?.filled, errors: retry?.errors }
  return (
    <Panel title={t('Đối chiếu người đến', 'Compare who came')}>
      <Form action={`/can-bo/ho-so/${dossier.code}/mat-giay`} once={once}>
        <p>
          {t(
            'Xem giấy tờ của người đến, gõ lại số và họ tên trên giấy tờ. Máy so với hồ sơ; việc đối chiếu được ghi lại dù khớp hay không.',
            'Look at the paper, type its number and name. They are compared with the record; every check is kept, whether it agrees or not.',
          )}
        </p>
        <Radios
          name="by"
          legend={t('Ai đang đến', 'Who came')}
          inline
          options={[
            { value: 'applicant', text: t('Người nộp hồ sơ', 'The applicant') },
            { value: 'proxy', text: t('Người được ủy quyền', 'Somebody authorised') },
          ]}
          {...field}
        />
        <TextField
          name="shown"
          label={t('Giấy tờ đã xuất trình', 'What was shown')}
          hint={t(
            'Ví dụ: thẻ căn cước; VNeID; hộ chiếu; giấy ủy quyền có chứng thực.',
            'For example: identity card, VNeID, passport, certified power of attorney.',
          )}
          {...field}
        />
        <WhoFields {...{ field }} />
        <TextArea name="note" label={t('Ghi chú', 'Note')} rows={2} optional {...field} />
        <Button>{t('Đối chiếu', 'Compare')}</Button>
      </Form>
    </Panel>
  )
}

type Field = { filled: Retry['filled'] | undefined; errors: Retry['errors'] | undefined }

/** Whose number and name stand on what was shown. */
function WhoFields({ field }: { field: Field }) {
  const { t } = useView()
  return (
    <>
      <TextField
        name="idNumber"
        label={t('Số định danh của người nộp hồ sơ', 'The applicant’s identity number')}
        hint={t(
          '12 số trên căn cước, hoặc 9 số của chứng minh cũ.',
          '12 digits, or 9 of an old card.',
        )}
        code
        width={20}
        inputMode="numeric"
        autocomplete="off"
        {...field}
      />
      <TextField
        name="name"
        label={t('Họ và tên của người nộp hồ sơ', 'The applicant’s name')}
        autocomplete="off"
        {...field}
      />
      <TextField
        name="proxy"
        label={t('Người được ủy quyền: họ tên, số giấy tờ', 'Authorised person: name, number')}
        optional
        {...field}
      />
    </>
  )
}

function Checks({ checks }: Pick<Props, 'checks'>) {
  const { t } = useView()
  return (
    <Panel title={t('Các lần đối chiếu', 'Earlier checks')}>
      <Table
        caption={t('Các lần đối chiếu', 'Earlier checks')}
        hideCaption
        rows={checks.toReversed()}
        rowKey={({ id }) => id}
        columns={[
          { key: 'at', head: t('Lúc', 'When'), cell: ({ at }) => <When {...{ at }} /> },
          {
            key: 'finding',
            head: t('Kết quả', 'Finding'),
            cell: (check) => (
              <Tag tone={hasPassed(check) ? 'green' : 'red'}>
                {t(...findingWords[findingOf(check)])}
              </Tag>
            ),
          },
          {
            key: 'shown',
            head: t('Giấy tờ', 'Shown'),
            cell: ({ data }) =>
              [textOf(data['shown']), textOf(data['proxy'])].filter(Boolean).join('; '),
          },
          { key: 'note', head: t('Ghi chú', 'Note'), cell: ({ data }) => textOf(data['note']) },
        ]}
      />
    </Panel>
  )
}
