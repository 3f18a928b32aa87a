import type { FormDefinition } from '#modules/forms/index.ts'
import { detailsPath, OfferChoice, type Offers } from '#modules/vault/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { TextField } from '#ui/field.tsx'
import { Button, FieldRow } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import { otherStoredField } from '../handed-in.ts'
import { fillButton } from '../named-in-form.ts'
import { codeButton, codeField } from '../stored/at-desk.ts'
import { lookAtDesk } from '../stored/look.ts'

type Props = { offers: Offers; filled: Filled; errors?: Errors | undefined }

/** Results called by code, and what else lies in the applicant's store. */
export function OtherStored({ offers: { others }, filled, errors }: Props) {
  const { t } = useView()
  const isPicked = Boolean(filled[otherStoredField])
  return (
    <>
      <FieldRow>
        <TextField
          name={codeField}
          label={t('Kết quả đã cấp: mã hoặc số', 'A result issued before: its code or number')}
          hint={t(
            'Mã hồ sơ cũ, mã kết quả hoặc số văn bản. Chỉ lấy được kết quả của chính người nộp.',
            'Code of the earlier dossier, of the result, or its number. Only of this applicant.',
          )}
          width={20}
          code
          optional
          autocomplete="off"
          {...{ filled, errors }}
        />
        <Button kind="secondary" name={codeButton} value="1">
          {t('Lấy kết quả', 'Fetch the result')}
        </Button>
      </FieldRow>
      {others.length > 0 && (
        <details class="fold" open={isPicked}>
          <summary>
            {t(
              `Giấy tờ khác trong kho của người nộp (${others.length})`,
              `Other papers in the applicant’s store (${others.length})`,
            )}
          </summary>
          <OfferChoice
            name={otherStoredField}
            legend={t('Kèm vào hồ sơ này', 'Attach to this dossier')}
            offers={others}
            look={lookAtDesk}
            describe={detailsPath}
            {...{ filled, errors }}
          />
        </details>
      )}
    </>
  )
}

type NamedProps = { definition: FormDefinition; named: string | undefined }

/** People of the declaration are known as well: their numbers are enough. */
export function NamedPeople({ definition, named }: NamedProps) {
  const { t } = useView()
  const hasPeople = definition.sections.some(({ fields }) =>
    fields.some(({ type }) => type === 'person'),
  )
  if (!hasPeople) return null
  return (
    <>
      {named && <Notice title={named} />}
      <p>
        <Button kind="secondary" name={fillButton} value="1">
          {t(
            'Điền từ sổ dân cư theo số định danh đã nhập',
            'Fill in people from the record by their numbers',
          )}
        </Button>
      </p>
    </>
  )
}
