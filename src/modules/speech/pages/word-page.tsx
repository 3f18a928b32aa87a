import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { TextField } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'

import type { KeptPronunciation } from '../store.ts'

const home = '/quan-tri/phat-am'
const useCrumbs = () => {
  const { t } = useView()
  return [{ href: home, text: t('Từ điển phát âm', 'Pronunciations') }]
}

type Typed = { filled?: Filled; errors?: Errors }

function WordFields({ filled, errors }: Typed) {
  const { t } = useView()
  return (
    <>
      <TextField
        name="written"
        label={t('Viết trong bản tin', 'As it is written')}
        hint={t(
          'Ví dụ: OCOP, K’Bang, Ea Súp. Không phân biệt chữ hoa, chữ thường.',
          'For example OCOP, K’Bang, Ea Súp. Capitals make no difference.',
        )}
        width={30}
        maxLength={60}
        {...{ filled, errors }}
      />
      <TextField
        name="said"
        label={t('Đọc là', 'Say it as')}
        hint={t(
          'Viết từng tiếng như đánh vần: ô cốp, cờ bang, ê a súp.',
          'Syllable by syllable, in Vietnamese spelling: ô cốp, cờ bang.',
        )}
        maxLength={200}
        {...{ filled, errors }}
      />
      <TextField
        name="note"
        label={t('Ghi chú', 'Note')}
        optional
        maxLength={300}
        {...{ filled, errors }}
      />
    </>
  )
}

export function AddWordPage({ filled = {}, errors }: Typed) {
  const { t } = useView()
  return (
    <Page frame="staff" title={t('Thêm từ', 'Add a word')} crumbs={useCrumbs()}>
      <ErrorSummary {...{ errors }} />
      <Form action={`${home}/them`}>
        <WordFields filled={filled} {...(errors && { errors })} />
        <Actions>
          <Button>{t('Lưu từ này', 'Save')}</Button>
          <ButtonLink kind="secondary" href={home}>
            {t('Quay lại', 'Back')}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}

const typedOf = ({ written, said, note }: KeptPronunciation): Filled => ({
  written,
  said,
  note: note ?? '',
})

/** One word: how it is said, and taking it off the list. */
export function WordPage({ word, filled, errors }: Typed & { word: KeptPronunciation }) {
  const { t } = useView()
  return (
    <Page frame="staff" title={word.written} crumbs={useCrumbs()}>
      <ErrorSummary {...{ errors }} />
      <Form action={`${home}/${word.id}`}>
        <WordFields filled={filled ?? typedOf(word)} {...(errors && { errors })} />
        <Actions>
          <Button>{t('Lưu thay đổi', 'Save')}</Button>
          <ButtonLink
            kind="secondary"
            href={`${home}?text=${encodeURIComponent(word.written)}#thu`}
          >
            {t('Nghe thử', 'Listen')}
          </ButtonLink>
        </Actions>
      </Form>
      <Panel title={t('Bỏ từ này', 'Remove this word')} id="bo">
        <p>
          {t(
            'Từ nay máy đọc từ này như viết. Bản tin đã duyệt giữ nguyên tiếng.',
            'From now on the word is read as it is written. Approved bulletins keep their sound.',
          )}
        </p>
        <Form action={`${home}/${word.id}/bo`}>
          <Button kind="warning">{t('Bỏ khỏi danh sách', 'Remove')}</Button>
        </Form>
      </Panel>
    </Page>
  )
}
