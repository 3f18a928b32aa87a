import type { Errors } from '#platform/form.ts'
import { FileField } from '#ui/field.tsx'
import { Button, FieldRow } from '#ui/form.tsx'
import { useView } from '#ui/view.ts'

import { pictureButton, pictureField } from '../card-picture.ts'

/** For whoever has no scanner: a picture of the card's code, taken with the phone or chosen, is read on the server. */
export function CardPicture({ errors }: { errors?: Errors | undefined }) {
  const { t } = useView()
  return (
    <details class="fold" open={errors?.[pictureField] !== undefined}>
      <summary>{t('Không có máy quét: đọc từ ảnh chụp thẻ', 'No scanner: read a picture')}</summary>
      <FieldRow>
        <FileField
          name={pictureField}
          label={t('Ảnh mã QR trên thẻ căn cước', 'Picture of the code on the card')}
          hint={t(
            'Ảnh JPEG hoặc PNG. Ảnh chỉ dùng để đọc mã, không lưu lại.',
            'JPEG or PNG. The picture is read and not kept.',
          )}
          accept="image/jpeg,image/png"
          optional
          {...{ errors }}
        />
        <Button kind="secondary" name={pictureButton} value="1">
          {t('Đọc ảnh thẻ', 'Read the picture')}
        </Button>
      </FieldRow>
    </details>
  )
}
