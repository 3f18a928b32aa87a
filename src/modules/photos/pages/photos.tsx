import type { Errors } from '#platform/form.ts'
import { Empty } from '#ui/empty.tsx'
import { ErrorSummary } from '#ui/errors.tsx'
import { Actions, Button, ButtonLink, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { Script } from '#ui/script.tsx'
import { useView } from '#ui/view.ts'

import { keptDays, mostPages } from '../domain.ts'
import type { Spot } from '../routes.tsx'
import type { PhotoPage } from '../store.ts'

type Props = {
  spot: Spot
  at: string
  pages: readonly PhotoPage[]
  errors: Errors | undefined
}

/** Chụp giấy tờ: page after page with the phone's camera; the pages become one PDF. */
export function PhotosPage({ spot, at, pages, errors }: Props) {
  const { t } = useView()
  return (
    <Page title={spot.title} over={spot.over} crumbs={spot.crumbs}>
      <ErrorSummary {...{ errors }} />
      <Camera {...{ at, pages, errors }} />
      <Panel title={t('Các trang đã chụp', 'Pages so far')} id="trang">
        {pages.length === 0 ? (
          <Empty title={t('Chưa có trang nào.', 'No pages yet.')} />
        ) : (
          <Form action={at} multipart>
            <ol class="photos">
              {pages.map((page, n) => (
                <One key={page.id} {...{ page, n }} last={pages.length - 1} />
              ))}
            </ol>
            <Actions>
              <Button name="_done" value="1">
                {t(`Xong, ${pages.length} trang`, `Done, ${pages.length} pages`)}
              </Button>
              <ButtonLink kind="quiet" href={spot.back}>
                {t('Để đó, làm sau', 'Leave it for later')}
              </ButtonLink>
            </Actions>
          </Form>
        )}
        <p class="muted">
          {t(
            `Ảnh đã tải lên được giữ ${keptDays} ngày; mất mạng hay tắt máy vẫn còn. Khi gửi, các trang thành một tệp PDF.`,
            `Uploaded photos are kept for ${keptDays} days, also when the connection breaks. They are sent as one PDF.`,
          )}
        </p>
      </Panel>
    </Page>
  )
}

function Camera({ at, pages, errors }: Omit<Props, 'spot'>) {
  const { t } = useView()
  if (pages.length >= mostPages) return null
  const error = errors?.['photo']
  return (
    <form action={at} method="post" enctype="multipart/form-data" class="camera" data-photos>
      <div class={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
        <label class="govuk-label govuk-label--m" for="photo">
          {pages.length === 0
            ? t('Chụp trang đầu', 'Photograph the first page')
            : t('Chụp trang tiếp theo', 'Photograph the next page')}
        </label>
        <p class="govuk-hint" id="photo-hint">
          {t(
            'Đặt giấy trên bàn, đủ sáng, thấy rõ bốn góc.',
            'Lay it on a table in good light, with all four corners in view.',
          )}
        </p>
        {error && (
          <p class="govuk-error-message" id="photo-error">
            {error}
          </p>
        )}
        <input
          class="govuk-file-upload"
          id="photo"
          name="photo"
          type="file"
          accept="image/*"
          capture="environment"
          aria-describedby="photo-hint"
        />
        <label class="govuk-label camera__or" for="chosen">
          {t('Hoặc chọn ảnh đã có trong máy (nhiều ảnh cũng được)', 'Or choose photos you have')}
        </label>
        <input
          class="govuk-file-upload"
          id="chosen"
          name="photo"
          type="file"
          accept="image/jpeg,image/png,image/webp"
          multiple
        />
        <output data-photos-note class="muted" />
      </div>
      <Button>{t('Thêm trang này', 'Add this page')}</Button>
      <Script name="island-photos" />
    </form>
  )
}

type OneProps = { page: PhotoPage; n: number; last: number }

function One({ page: { id, fileId, turned }, n, last }: OneProps) {
  const { t } = useView()
  const page = t(`trang ${n + 1}`, `page ${n + 1}`)
  const button = (name: string, words: string) => (
    <Button kind="secondary" small {...{ name }} value={id} label={`${words} ${page}`}>
      {words}
    </Button>
  )
  return (
    <li class="photos__page">
      <a href={`/tep/${fileId}`}>
        <img
          class={`photos__image photos__image--${turned}`}
          src={`/tep/${fileId}`}
          alt={t(`Trang ${n + 1}`, `Page ${n + 1}`)}
          loading="lazy"
        />
      </a>
      <div class="photos__do">
        {n > 0 && button('_up', t('Lên', 'Up'))}
        {n < last && button('_down', t('Xuống', 'Down'))}
        {button('_turn', t('Xoay', 'Turn'))}
        {button('_remove', t('Bỏ', 'Remove'))}
      </div>
    </li>
  )
}
