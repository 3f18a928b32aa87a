import { Select, TextArea } from '#ui/field.tsx'
import { Button, ButtonLink, FieldRow, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Player } from '#ui/player.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'

import { speeds, voices } from '../domain.ts'
import { mostTried, type Trial } from '../shapes.ts'
import type { KeptPronunciation } from '../store.ts'
import { voiceWords } from '../words.ts'

const home = '/quan-tri/phat-am'

type Props = {
  words: readonly KeptPronunciation[]
  trial: Trial
  /** What the voice would say of the text that is tried. */
  said: string
  canSpeak: boolean
}

/** Từ điển phát âm: words that the voice would say wrongly, and a sentence to try them. */
export function WordListPage({ words, trial, said, canSpeak }: Props) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      wide
      title={t('Từ điển phát âm', 'Pronunciations')}
      lead={t(
        'Máy tự đọc ngày giờ, số, đơn vị và chữ viết tắt thường gặp. Ghi vào đây tên riêng, từ địa phương mà máy đọc sai.',
        'Dates, times, numbers, units and common abbreviations are read by themselves. Put names and local words here that the voice says wrongly.',
      )}
      actions={<ButtonLink href={`${home}/them`}>{t('Thêm từ', 'Add a word')}</ButtonLink>}
    >
      <Table
        caption={t('Các từ của đơn vị', 'The words of the unit')}
        hideCaption
        rows={words}
        rowKey={({ id }) => id}
        empty={t('Chưa có từ nào.', 'No word yet.')}
        columns={[
          {
            key: 'written',
            head: t('Viết', 'Written'),
            cell: ({ id, written }) => <a href={`${home}/${id}`}>{written}</a>,
          },
          { key: 'said', head: t('Đọc là', 'Said'), cell: ({ said: how }) => how },
          { key: 'note', head: t('Ghi chú', 'Note'), cell: ({ note }) => note ?? '–', long: true },
        ]}
      />
      <Try {...{ trial, said, canSpeak }} />
    </Page>
  )
}

function NoVoice() {
  const { t } = useView()
  return (
    <Notice kind="warn" title={t('Máy chủ chưa có giọng đọc', 'This server has no voice')}>
      {t(
        'Hãy cài ffmpeg và espeak-ng trên máy chủ. Vẫn xem được máy sẽ đọc thế nào.',
        'Install ffmpeg and espeak-ng on the server. What would be said is shown all the same.',
      )}
    </Notice>
  )
}

const paces = [
  { speed: 120, vi: 'Chậm', en: 'Slow' },
  { speed: speeds.ordinary, vi: 'Vừa', en: 'Ordinary' },
  { speed: 180, vi: 'Nhanh', en: 'Fast' },
] as const

function Try({ trial, said, canSpeak }: Omit<Props, 'words'>) {
  const { t } = useView()
  const filled = { text: trial.text, voice: trial.voice, speed: String(trial.speed) }
  return (
    <Panel title={t('Nghe thử một câu', 'Try a sentence')} id="thu">
      {!canSpeak && <NoVoice />}
      <Form action={`${home}#thu`} method="get">
        <TextArea
          name="text"
          label={t('Câu cần đọc', 'The sentence')}
          rows={3}
          max={mostTried}
          {...{ filled }}
        />
        <FieldRow>
          <Select
            name="voice"
            label={t('Giọng', 'Voice')}
            options={voices.map((value) => ({ value, text: t(...voiceWords[value]) }))}
            {...{ filled }}
          />
          <Select
            name="speed"
            label={t('Tốc độ', 'Speed')}
            options={paces.map(({ speed, vi, en }) => ({ value: String(speed), text: t(vi, en) }))}
            {...{ filled }}
          />
        </FieldRow>
        <Button kind="secondary">{t('Nghe thử', 'Listen')}</Button>
      </Form>
      {said !== '' && <Heard {...{ trial, said, canSpeak }} />}
    </Panel>
  )
}

function Heard({ trial, said, canSpeak }: Omit<Props, 'words'>) {
  const { t } = useView()
  const address = new URLSearchParams({ ...trial, speed: String(trial.speed) })
  return (
    <>
      <h3>{t('Máy sẽ đọc', 'What is said')}</h3>
      <p class="as-typed" lang="vi">
        {said}
      </p>
      {canSpeak && (
        <Player
          src={`${home}/nghe?${address}`}
          label={t('Câu đọc thử', 'The sentence as it is said')}
        />
      )}
    </>
  )
}
