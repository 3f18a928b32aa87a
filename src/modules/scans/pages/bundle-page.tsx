import type { ScanTarget } from '#modules/dossiers/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { Actions, Button, ButtonLink, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { pagesIn } from '../domain.ts'
import type { Batch, Part } from '../store.ts'
import { faultWords, stateWords } from '../words.ts'
import { home } from './bundles-page.tsx'
import { PartCard } from './part-card.tsx'

export type BundleProps = {
  batch: Batch
  parts: readonly Part[]
  /** Papers of the dossiers named so far, for choosing among them. */
  targets: readonly ScanTarget[]
  /** A part's form that was refused, by the page it begins on. */
  retry?: { page: number; filled: Filled } | undefined
  errors?: Errors | undefined
}

/** One bundle: how far reading is, what was found, and the one confirmation. */
export function BundlePage(props: BundleProps) {
  const { t } = useView()
  const { batch, errors } = props
  const { state, fileName, pages, uploadedAt } = batch
  const { text, tone } = stateWords[state]
  return (
    <Page
      frame="staff"
      title={fileName}
      crumbs={[{ href: home, text: t('Số hóa hàng loạt', 'Scan in bulk') }]}
    >
      <ErrorSummary {...{ errors }} />
      <p class="tags">
        <Tag {...{ tone }}>{t(...text)}</Tag>
      </p>
      <Facts
        rows={[
          [t('Tải lên lúc', 'Uploaded'), <When at={uploadedAt} />],
          [t('Số trang', 'Pages'), pages],
        ]}
      />
      <Standing {...props} />
    </Page>
  )
}

function Standing(props: BundleProps) {
  const { t } = useView()
  const { batch } = props
  switch (batch.state) {
    case 'reading':
      return <Reading {...{ batch }} />
    case 'failed':
      return (
        <Notice kind="stop" title={t(...faultWords(batch.fault))}>
          <p>{t('Chưa có gì được đưa vào hồ sơ.', 'Nothing has been filed.')}</p>
          <ButtonLink href={home} kind="secondary">
            {t('Tải tệp khác', 'Upload another')}
          </ButtonLink>
        </Notice>
      )
    case 'cancelled':
      return <Notice title={t('Tập này đã hủy, không có gì thay đổi.', 'Given up.')} />
    default:
      return <Found {...props} />
  }
}

function Reading({ batch: { id, readPages, pages } }: Pick<BundleProps, 'batch'>) {
  const { t } = useView()
  const text = pages
    ? t(`Đã đọc ${readPages} trên ${pages} trang.`, `${readPages} of ${pages} pages read.`)
    : t('Đang chờ đến lượt đọc.', 'Waiting to be read.')
  return (
    <>
      <Notice title={text}>
        <progress max={pages ?? 1} value={pages ? readPages : 0} aria-label={text} />
        <p>
          {t(
            'Trang này tự cập nhật. Bạn có thể làm việc khác rồi quay lại.',
            'This page renews itself. You may do something else and come back.',
          )}
        </p>
      </Notice>
      <CancelForm {...{ id }} />
    </>
  )
}

const CancelForm = ({ id }: { id: string }) => {
  const { t } = useView()
  return (
    <Form action={`${home}/${id}/huy`}>
      <Button kind="quiet">{t('Hủy tập này', 'Give this bundle up')}</Button>
    </Form>
  )
}

function Found({ batch, parts, targets, retry, errors }: BundleProps) {
  const { t } = useView()
  const { id, state } = batch
  const whole = parts.filter((part) => pagesIn(part) > 0)
  const empty = parts.length - whole.length
  const open = whole.filter(({ choice }) => choice === 'open').length
  const toFile = whole.filter(({ choice }) => choice === 'file')
  const dossiers = new Set(toFile.map(({ dossierCode }) => dossierCode)).size
  return (
    <>
      {state === 'filing' && (
        <Notice title={t('Đang đưa từng hồ sơ vào kho. Trang này tự cập nhật.', 'Being filed.')} />
      )}
      {empty > 0 && (
        <p class="muted">
          {t(
            `${empty} tờ phân cách không có giấy tờ nào theo sau, đã bỏ qua.`,
            `${empty} separators have nothing behind them.`,
          )}
        </p>
      )}
      {state === 'ready' && open > 0 && (
        <Notice
          kind="warn"
          title={t(
            `${open} phần chưa rõ thuộc hồ sơ nào: chọn hồ sơ hoặc bỏ qua.`,
            `${open} parts have no dossier yet: assign or skip them.`,
          )}
        />
      )}
      <ol class="scan-parts">
        {whole.map((part, at) => (
          <li key={part.startPage}>
            <PartCard
              {...{ batch, part, targets }}
              isFirst={at === 0}
              filled={retry?.page === part.startPage ? retry.filled : undefined}
              errors={retry?.page === part.startPage ? errors : undefined}
            />
          </li>
        ))}
      </ol>
      {state === 'ready' && (
        <>
          <Form action={`${home}/${id}/xac-nhan`}>
            <Actions>
              <Button disabled={open > 0 || toFile.length === 0}>
                {t(
                  `Xác nhận: đưa ${toFile.length} phần vào ${dossiers} hồ sơ`,
                  `Confirm: file ${toFile.length} parts into ${dossiers} dossiers`,
                )}
              </Button>
            </Actions>
          </Form>
          <CancelForm {...{ id }} />
        </>
      )}
    </>
  )
}
