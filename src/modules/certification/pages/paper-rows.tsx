import { Checkboxes, TextField } from '#ui/field.tsx'
import { Button, Fieldset } from '#ui/form.tsx'
import { useView } from '#ui/view.ts'

import { usualFees } from '../domain.ts'
import { rowField } from '../typed.ts'
import { itemWords } from '../words.ts'
import type { CounterProps } from './counter-page.tsx'

const quick = 9

/** Rows of papers: each gets one number, however many copies are made of it. */
export function PaperRows(props: CounterProps) {
  const { t } = useView()
  const { kind, rows, suggestions, rate } = props
  return (
    <Fieldset legend={t('Giấy tờ', 'Papers')}>
      <ol class="cert__quick" data-quick>
        {suggestions.slice(0, quick).map(({ name, pages }) => (
          <li key={name} data-pages={pages}>
            {name}
          </li>
        ))}
      </ol>
      <datalist id="ten-giay">
        {suggestions.map(({ name, pages }) => (
          <option key={name} value={name} data-pages={pages}>
            {t(`${pages} trang`, `${pages} pages`)}
          </option>
        ))}
      </datalist>
      <div
        class={`cert__rows cert__rows--${kind === 'copy' ? 'copy' : 'other'}`}
        data-rows
        data-kind={kind}
        data-rate={JSON.stringify(rate)}
      >
        {Array.from({ length: rows }, (_one, at) => (
          <Row key={at} {...{ at }} {...props} />
        ))}
      </div>
      <Button kind="quiet" small name="_them" value="1">
        {t('Thêm dòng', 'Add a row')}
      </Button>
    </Fieldset>
  )
}

function Row({ at, kind, filled, errors }: CounterProps & { at: number }) {
  const { t } = useView()
  const field = (name: Parameters<typeof rowField>[1]) => ({
    name: rowField(at, name),
    filled,
    errors,
    autocomplete: 'off',
  })
  return (
    <div class="cert__row" data-row>
      <TextField {...field('ten')} label={t(...itemWords[kind])} list="ten-giay" />
      {kind !== 'copy' && (
        <TextField
          {...field('ben')}
          label={kind === 'transaction' ? t('Các bên', 'Parties') : t('Người ký', 'Who signed')}
        />
      )}
      <TextField {...field('trang')} label={t('Số trang', 'Pages')} inputMode="numeric" width={4} />
      <TextField {...field('ban')} label={t('Số bản', 'Copies')} inputMode="numeric" width={4} />
      {kind === 'copy' ? (
        <Checkboxes
          {...field('dt')}
          legend={t('Bản điện tử', 'Electronic')}
          options={[{ value: '1', text: t('Có', 'Yes') }]}
          small
        />
      ) : (
        <TextField
          {...field('phi')}
          label={t('Lệ phí (đồng)', 'Fee (đồng)')}
          inputMode="numeric"
          width={10}
          placeholder={String(usualFees[kind])}
        />
      )}
    </div>
  )
}
