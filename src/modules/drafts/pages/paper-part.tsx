import type { Errors } from '#platform/form.ts'
import { FileField } from '#ui/field.tsx'
import { Button, ButtonLink } from '#ui/form.tsx'
import { numberText } from '#ui/format.ts'
import { Tag } from '#ui/tag.tsx'
import { useView, type Lang } from '#ui/view.ts'

import { paperField, type PaperSlot } from '../papers.ts'
import type { DraftPaper } from '../store-papers.ts'
import { PaperOffers } from './paper-offers.tsx'

// By kind of content, not by ending: phones then offer the camera.
const accept = 'image/jpeg,image/png,image/webp,application/pdf'

type Props = {
  slot: PaperSlot
  /** Where this paper is photographed page by page. */
  camera: string
  /** Photographed pages that are not bound yet. */
  pages: number
  errors?: Errors | undefined
}

/** One paper: what it is, its files so far, and where to choose more. */
export function PaperPart({ slot, camera, pages, errors }: Props) {
  const { component, files, offers } = slot
  const { t, lang } = useView()
  const { code, name, hint, isNeeded } = component
  const heading = `${code}-title`
  return (
    <section class="part" aria-labelledby={heading}>
      <h2 id={heading} class="paper-title">
        {name[lang]} <PaperState {...{ isNeeded }} isThere={files.length > 0} />
      </h2>
      {files.length > 0 && <PaperFiles {...{ files }} />}
      <PaperOffers component={code} {...{ offers }} />
      <p>
        <ButtonLink kind="secondary" small href={camera}>
          {pages > 0
            ? t(`Làm tiếp ${pages} trang đã chụp`, `Go on with ${pages} pages`)
            : t('Chụp từng trang', 'Photograph page by page')}
          <span class="govuk-visually-hidden">: {name[lang]}</span>
        </ButtonLink>
      </p>
      <FileField
        name={paperField(code)}
        label={
          files.length > 0
            ? t('Thêm ảnh hoặc tệp', 'Add photos or files')
            : t('Chọn ảnh hoặc tệp', 'Choose photos or files')
        }
        hint={hint?.[lang]}
        {...{ accept, errors }}
        multiple
      />
    </section>
  )
}

function PaperState({ isNeeded, isThere }: { isNeeded: boolean; isThere: boolean }) {
  const { t } = useView()
  if (isThere) return <Tag tone="green">{t('Đã có', 'There')}</Tag>
  return isNeeded ? (
    <Tag tone="orange">{t('Bắt buộc', 'Needed')}</Tag>
  ) : (
    <Tag>{t('Nếu có', 'If any')}</Tag>
  )
}

function PaperFiles({ files }: { files: readonly DraftPaper[] }) {
  const { t, lang } = useView()
  return (
    <ul class="paper-files">
      {files.map(({ fileId, name, size, storedId }) => (
        <li key={fileId}>
          <a href={storedId ? `/cua-toi/giay-to/${storedId}/tep` : `/tep/${fileId}`}>{name}</a>
          {storedId && <Tag tone="purple">{t('Dùng lại', 'Used again')}</Tag>}
          <span class="muted">{sizeText(lang, size)}</span>
          <Button
            kind="quiet"
            small
            name="_remove"
            value={fileId}
            label={t(`Bỏ tệp ${name}`, `Remove ${name}`)}
          >
            {t('Bỏ', 'Remove')}
          </Button>
        </li>
      ))}
    </ul>
  )
}

const mega = 1024 * 1024

const sizeText = (lang: Lang, size: number): string =>
  size < mega
    ? `${Math.max(1, Math.round(size / 1024))} kB`
    : `${numberText(lang, Math.round((size / mega) * 10) / 10)} MB`
