import { feeText, type Fee, type Grounded } from '#modules/procedures/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { Select, TextField } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, FieldRow, Form } from '#ui/form.tsx'
import { moneyText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'

import { countedBy, lessened, type Reckoned } from '../domain.ts'
import type { Group } from '../store.ts'

type CountProps = {
  fee: Grounded<Fee> | undefined
  filled: Filled
  errors?: Errors | undefined
}

/** Only what the rule counts by is asked. */
function Counts({ fee, filled, errors }: CountProps) {
  const { t } = useView()
  const { pages, copies } = countedBy(fee?.value)
  if (copies === undefined) return null
  return (
    <FieldRow>
      {pages && (
        <TextField
          name="pages"
          label={t('Số trang', 'Pages')}
          inputMode="numeric"
          width={4}
          {...{ filled, errors }}
        />
      )}
      <TextField
        name="copies"
        label={t(`Số ${copies}`, pages ? 'Copies' : `How many (${copies})`)}
        inputMode="numeric"
        width={4}
        {...{ filled, errors }}
      />
    </FieldRow>
  )
}

type FeeProps = { fee: Grounded<Fee> | undefined }

/** The rule with its ground, and whether somebody has confirmed it. */
function Rule({ fee }: FeeProps) {
  const view = useView()
  const { t } = view
  return (
    <Facts
      rows={[
        [
          t('Mức thu', 'Fee'),
          fee ? (
            <>
              {feeText(view, fee.value)}{' '}
              {!fee.sure && <Tag tone="yellow">{t('Chưa xác nhận', 'Not confirmed')}</Tag>}
            </>
          ) : null,
        ],
        [t('Căn cứ', 'Ground'), fee?.citation],
      ]}
    />
  )
}

function Groups({ groups }: { groups: readonly Group[] }) {
  const { t } = useView()
  if (groups.length === 0) return null
  return (
    <Table
      caption={t('Người được miễn, giảm', 'Who pays less')}
      rows={groups}
      columns={[
        { key: 'who', head: t('Nhóm', 'Group'), cell: ({ who }) => who },
        {
          key: 'percent',
          head: t('Giảm', 'Less'),
          num: true,
          cell: ({ percent }) => `${percent}%`,
        },
        {
          key: 'proof',
          head: t('Giấy tờ chứng minh', 'Proof'),
          long: true,
          cell: ({ proof }) => proof,
        },
        { key: 'citation', head: t('Căn cứ', 'Ground'), cell: ({ citation }) => citation },
      ]}
    />
  )
}

type PublicProps = FeeProps & {
  code: string
  name: string
  groups: readonly Group[]
  filled: Filled
  errors?: Errors | undefined
  reckoned: Reckoned
}

/** Mức thu: what it will cost, before one starts. */
export function PublicFeePage({ code, name, fee, groups, filled, errors, reckoned }: PublicProps) {
  const { t, lang } = useView()
  return (
    <Page
      title={t('Tính phí, lệ phí', 'What it costs')}
      lead={name}
      crumbs={[{ href: `/thu-tuc/${code}`, text: t('Thủ tục', 'Procedure') }]}
    >
      <ErrorSummary {...{ errors }} />
      <Rule {...{ fee }} />
      {countedBy(fee?.value).copies !== undefined && (
        <Form action={`/thu-tuc/${code}/muc-thu`} method="get">
          <Counts {...{ fee, filled, errors }} />
          <Actions>
            <Button kind="secondary">{t('Tính', 'Reckon')}</Button>
          </Actions>
        </Form>
      )}
      {reckoned.kind === 'amount' && (
        <Notice
          title={t(
            `Phải nộp ${moneyText('vi', reckoned.total)}`,
            `To pay: ${moneyText('en', reckoned.total)}`,
          )}
        >
          {groups.length > 0 && (
            <ul>
              {groups.map((group) => (
                <li key={group.id}>
                  {group.who}: {moneyText(lang, lessened(reckoned.total, group))}
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      {reckoned.kind === 'nothing' && (
        <Notice kind="ok" title={t('Không thu phí, lệ phí.', 'Free of charge.')} />
      )}
      {reckoned.kind === 'unknown' && (
        <Notice kind="warn" title={t('Mức thu chưa xác định.', 'The fee is not decided yet.')}>
          <p>{t('Hỏi bộ phận một cửa trước khi nộp.', 'Ask the desk before you apply.')}</p>
        </Notice>
      )}
      <Groups {...{ groups }} />
    </Page>
  )
}

type DossierProps = FeeProps & {
  code: string
  procedureName: string
  groups: readonly Group[]
  open: { amount: number; what: string } | undefined
  /** Whether this officer may ask for it, or reckon it again. */
  may: boolean
  filled: Filled
  errors?: Errors | undefined
}

/** Phí của hồ sơ: reckoned from the rule, asked for, revised when pages or copies change. */
export function DossierFeePage({
  code,
  procedureName,
  fee,
  groups,
  open,
  may,
  filled,
  errors,
}: DossierProps) {
  const { t, lang } = useView()
  return (
    <Page
      frame="staff"
      title={t('Tính phí hồ sơ', 'Fee of a dossier')}
      over={<span class="code">{code}</span>}
      lead={procedureName}
      crumbs={[{ href: `/can-bo/ho-so/${code}`, text: t('Hồ sơ', 'Dossier') }]}
      actions={
        open && (
          <ButtonLink kind="secondary" href={`/can-bo/ho-so/${code}/nop-tien`}>
            {t('Mã QR chuyển khoản', 'QR code')}
          </ButtonLink>
        )
      }
    >
      <ErrorSummary {...{ errors }} />
      {open && (
        <Notice
          kind="warn"
          title={t(
            `Đang yêu cầu nộp ${moneyText('vi', open.amount)}`,
            `${moneyText(lang, open.amount)} is asked for`,
          )}
        >
          <p class="as-typed">{open.what}</p>
        </Notice>
      )}
      <Rule {...{ fee }} />
      {may ? (
        <AskForm {...{ code, fee, groups, open, filled, errors }} />
      ) : (
        <p class="muted">
          {t(
            'Chỉ người đang xử lý hồ sơ mới tính và yêu cầu nộp phí.',
            'Only who works on the dossier reckons the fee and asks for it.',
          )}
        </p>
      )}
      <Groups {...{ groups }} />
    </Page>
  )
}

type AskProps = Pick<DossierProps, 'code' | 'fee' | 'groups' | 'open' | 'filled' | 'errors'>

function AskForm({ code, fee, groups, open, filled, errors }: AskProps) {
  const { t } = useView()
  return (
    <Form action={`/can-bo/ho-so/${code}/phi`}>
      <Counts {...{ fee, filled, errors }} />
      {groups.length > 0 && (
        <>
          <Select
            name="group"
            label={t('Thuộc nhóm miễn, giảm', 'Pays less')}
            optional
            blank={t('Không', 'No')}
            options={groups.map(({ id, who, percent }) => ({
              value: id,
              text: `${who} (${percent}%)`,
            }))}
            {...{ filled, errors }}
          />
          <TextField
            name="proof"
            label={t('Giấy tờ chứng minh đã xem', 'Proof that was seen')}
            optional
            {...{ filled, errors }}
          />
        </>
      )}
      <Actions>
        <Button>
          {open ? t('Tính lại', 'Reckon again') : t('Tính và yêu cầu nộp', 'Reckon and ask')}
        </Button>
      </Actions>
    </Form>
  )
}
