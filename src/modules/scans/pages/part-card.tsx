import type { ScanTarget } from '#modules/dossiers/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { Select, TextField } from '#ui/field.tsx'
import { Button, FieldRow, Form } from '#ui/form.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView, type View } from '#ui/view.ts'

import { pagesIn } from '../domain.ts'
import type { Batch, Part } from '../store.ts'
import { doubtWords, refusedWords } from '../words.ts'
import { home } from './bundles-page.tsx'

type Props = {
  batch: Batch
  part: Part
  targets: readonly ScanTarget[]
  isFirst: boolean
  filled?: Filled | undefined
  errors?: Errors | undefined
}

const rangeText = ({ t }: Pick<View, 't'>, { firstPage, lastPage }: Part) =>
  firstPage === lastPage
    ? t(`Trang ${firstPage}`, `Page ${firstPage}`)
    : t(`Trang ${firstPage}–${lastPage}`, `Pages ${firstPage}–${lastPage}`)

/** One part: its pages to look at, where it goes, and what can be changed. */
export function PartCard(props: Props) {
  const view = useView()
  const { t } = view
  const { batch, part } = props
  const range = rangeText(view, part)
  return (
    <section class="scan-part" aria-label={range}>
      <h2 class="scan-part__head">
        {range} <Standing {...{ part }} />
      </h2>
      <p>
        <a href={`${home}/${batch.id}/phan/${part.startPage}.pdf`} target="_blank" rel="noopener">
          {t(`Xem ${range.toLowerCase()}`, `Look at ${range.toLowerCase()}`)}
        </a>{' '}
        <span class="muted">{t(`${pagesIn(part)} trang`, `${pagesIn(part)} pages`)}</span>
      </p>
      {part.dossierCode && (
        <p>
          <a class="code" href={`/can-bo/ho-so/${part.dossierCode}`}>
            {part.dossierCode}
          </a>
          {part.paperName && <> · {part.paperName}</>}
        </p>
      )}
      {part.doubt && part.choice !== 'skip' && <p class="muted">{t(...doubtWords[part.doubt])}</p>}
      {batch.state === 'ready' && <Changes {...props} />}
    </section>
  )
}

function Standing({ part: { choice, filedAt, refused } }: { part: Part }) {
  const { t } = useView()
  if (filedAt) return <Tag tone="green">{t('Đã vào hồ sơ', 'Filed')}</Tag>
  if (refused)
    return (
      <Tag tone="red">{t(...(refusedWords[refused] ?? ['Không đưa vào được', 'Refused']))}</Tag>
    )
  if (choice === 'skip') return <Tag>{t('Bỏ qua', 'Skipped')}</Tag>
  return choice === 'file' ? (
    <Tag tone="blue">{t('Đã rõ', 'Known')}</Tag>
  ) : (
    <Tag tone="orange">{t('Chưa rõ', 'To be said')}</Tag>
  )
}

function Changes(props: Props) {
  const { t } = useView()
  const { part, errors } = props
  return (
    <details class="fold" open={part.choice === 'open' || errors !== undefined}>
      <summary>{t('Sửa phần này', 'Change this part')}</summary>
      <Assign {...props} />
      <Reshape {...props} />
    </details>
  )
}

/** First the dossier, then one of its papers: two steps, so that it works without script. */
function Assign({ batch, part, targets, filled, errors }: Props) {
  const { t } = useView()
  const code = filled?.['code'] ?? part.dossierCode ?? ''
  const papers = targets.find((target) => target.code === code)?.papers
  const id = (name: string) => `${part.startPage}-${name}`
  return (
    <Form action={`${home}/${batch.id}/phan/${part.startPage}/chon`}>
      <FieldRow>
        <TextField
          name="code"
          id={id('code')}
          label={t('Mã hồ sơ', 'Dossier code')}
          value={code}
          width={20}
          code
          {...{ filled, errors }}
        />
        {papers && (
          <Select
            name="position"
            id={id('position')}
            label={t('Giấy tờ', 'Paper')}
            value={String(part.position ?? '')}
            blank={t('Chọn giấy tờ', 'Choose a paper')}
            options={papers.map(({ position, name, hasFile }) => ({
              value: String(position),
              text: hasFile ? t(`${name} (đã có bản quét)`, `${name} (has a scan)`) : name,
            }))}
            {...{ filled, errors }}
          />
        )}
        <Button kind="secondary">
          {papers ? t('Gán giấy tờ', 'Assign') : t('Tìm hồ sơ', 'Find the dossier')}
        </Button>
      </FieldRow>
    </Form>
  )
}

function Reshape({ batch, part, isFirst, filled, errors }: Props) {
  const { t } = useView()
  const base = `${home}/${batch.id}/phan/${part.startPage}`
  return (
    <div class="scan-part__more">
      {pagesIn(part) > 1 && (
        <Form action={`${base}/tach`}>
          <FieldRow>
            <TextField
              name="from"
              id={`${part.startPage}-from`}
              label={t('Tách từ trang', 'Split from page')}
              width={4}
              inputMode="numeric"
              {...{ filled, errors }}
            />
            <Button kind="secondary" small>
              {t('Tách', 'Split')}
            </Button>
          </FieldRow>
        </Form>
      )}
      {!isFirst && (
        <Form action={`${base}/gop`}>
          <Button kind="secondary" small>
            {t('Gộp vào phần trước', 'Join to the part before')}
          </Button>
        </Form>
      )}
      {part.choice !== 'skip' && (
        <Form action={`${base}/bo`}>
          <Button kind="quiet" small>
            {t('Bỏ qua phần này', 'Skip this part')}
          </Button>
        </Form>
      )}
    </div>
  )
}
