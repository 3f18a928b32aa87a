import { FileField, Select } from '#ui/field.tsx'
import { FieldRow, Hidden } from '#ui/form.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'

import { languages } from '../languages.ts'
import { mostOthers, otherRows } from '../shapes-languages.ts'
import { audioAccept, type Typed } from './form-parts.tsx'

/** Further languages of the same bulletin: a file for each, in an order that the writer sets. */
export function OtherLanguages({ filled, errors }: Typed) {
  const { t } = useView()
  const used = otherRows.filter(
    (row) => filled[`otherLanguage${row}`] || errors?.[`otherFile${row}`],
  )
  const isWrong = Object.keys(errors ?? {}).some((field) => field.startsWith('other'))
  return (
    <div class="other-languages">
      <Panel title={t('Đọc thêm bằng tiếng khác', 'In further languages')}>
        <p>
          {t(
            'Bản tin được phát lần lượt bằng các tiếng, nghỉ một nhịp giữa hai tiếng. Người duyệt nghe và duyệt tất cả.',
            'It is heard in one language after the other, a breath between. Who approves hears and approves all of them.',
          )}
        </p>
        <details open={used.length > 0 || isWrong}>
          <summary>
            {used.length > 0
              ? t(`Đã thêm ${used.length} tiếng`, `${used.length} further languages`)
              : t('Thêm tiếng dân tộc hoặc tiếng nước ngoài', 'Add a language')}
          </summary>
          <Place
            name="ownAt"
            label={t('Bản chính phát thứ mấy', 'Place of the main one')}
            usual={1}
            {...{ filled, errors }}
          />
          {otherRows.map((row) => (
            <Row key={row} {...{ row, filled, errors }} />
          ))}
        </details>
      </Panel>
    </div>
  )
}

function Row({ row, filled, errors }: Typed & { row: number }) {
  const { t } = useView()
  const typed = { filled, errors }
  return (
    <fieldset class="govuk-fieldset other-languages__row">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
        {t(`Tiếng thêm ${row}`, `Further language ${row}`)}
      </legend>
      <FieldRow>
        <Select
          name={`otherLanguage${row}`}
          label={t('Ngôn ngữ', 'Language')}
          blank={t('Không dùng', 'None')}
          options={languages.map(({ code, vi, en }) => ({ value: code, text: t(vi, en) }))}
          {...typed}
        />
        <Place
          name={`otherAt${row}`}
          label={t('Phát thứ mấy', 'Place')}
          usual={row + 1}
          {...typed}
        />
      </FieldRow>
      <OtherFile {...{ row, filled, errors }} />
    </fieldset>
  )
}

/** One that has arrived stays at hand while something else is mended. */
function OtherFile({ row, filled, errors }: Typed & { row: number }) {
  const { t } = useView()
  const [id, name] = [filled[`otherUploadId${row}`], filled[`otherUploadName${row}`]]
  return (
    <>
      {id && (
        <>
          <Hidden name={`otherUploadId${row}`} value={id} />
          <Hidden name={`otherUploadName${row}`} value={name ?? ''} />
        </>
      )}
      <FileField
        name={`otherFile${row}`}
        optional
        accept={audioAccept}
        label={t('Tệp âm thanh', 'Audio file')}
        hint={
          id &&
          t(
            `Đang dùng ${name || 'tệp đã tải lên'}. Để trống thì giữ tệp này.`,
            `Now ${name || 'the uploaded file'}. Left empty, it stays.`,
          )
        }
        {...{ errors }}
      />
    </>
  )
}

type PlaceProps = Typed & { name: string; label: string; usual: number }

function Place({ usual, filled, ...rest }: PlaceProps) {
  const places = Array.from({ length: mostOthers + 1 }, (_, at) => String(at + 1))
  return (
    <Select
      {...rest}
      filled={{ [rest.name]: String(usual), ...filled }}
      options={places.map((place) => ({ value: place, text: place }))}
    />
  )
}
