import { voices, voiceWords } from '#modules/speech/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Checkboxes, FileField, Radios, Select, TextArea, TextField } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'

import { genres, kinds, priorities, type Bulletin, type Priority } from '../domain.ts'
import { languages } from '../languages.ts'
import { genreWords, kindWords, lengthText, priorityWords } from '../words.ts'

const home = '/can-bo/ban-tin'

type Props = {
  filled: Filled
  errors?: Errors
  id?: string | undefined
  others: readonly Bulletin[]
}

/** Soạn hoặc sửa một bản tin. */
export function BulletinFormPage({ filled, errors, id, others }: Props) {
  const { t } = useView()
  const typed = { filled, errors }
  return (
    <Page
      frame="staff"
      title={
        id === undefined
          ? t('Soạn bản tin', 'Write a bulletin')
          : t('Sửa bản tin', 'Change the bulletin')
      }
      crumbs={[{ href: home, text: t('Bản tin loa truyền thanh', 'Bulletins') }]}
    >
      <ErrorSummary {...{ errors }} />
      <Form action={id === undefined ? `${home}/soan` : `${home}/${id}/sua`} multipart>
        <Hidden name="version" value={filled['version'] ?? '0'} />
        <TextField name="title" label={t('Tên bản tin', 'Title')} {...typed} />
        <Radios
          name="priority"
          legend={t('Mức', 'Priority')}
          options={priorities.map((value) => ({
            value,
            text: t(...priorityWords[value]),
            hint: t(...hints[value]),
          }))}
          {...typed}
        />
        <Select
          name="genre"
          label={t('Thể loại', 'Genre')}
          options={genres.map((value) => ({ value, text: t(...genreWords[value]) }))}
          {...typed}
        />
        <Select
          name="language"
          label={t('Ngôn ngữ', 'Language')}
          options={languages.map(({ code, vi, en }) => ({ value: code, text: t(vi, en) }))}
          {...typed}
        />
        <Radios
          name="kind"
          legend={t('Cách phát', 'Kind')}
          options={kinds.map((value) => ({ value, text: t(...kindWords[value]) }))}
          {...typed}
        />
        <Sources {...{ filled, errors, others }} hasFile={id !== undefined} />
        <TextField
          name="expiresOn"
          optional
          label={t('Ngày phát cuối cùng', 'Last day')}
          hint={t(
            'Sau ngày này bản tin không phát nữa, dù còn trong lịch.',
            'It is not heard after this day.',
          )}
          width={10}
          {...typed}
        />
        <Actions>
          <Button>{t('Lưu bản tin', 'Save')}</Button>
          <ButtonLink kind="secondary" href={id === undefined ? home : `${home}/${id}`}>
            {t('Quay lại', 'Back')}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}

const hints: Record<Priority, readonly [vi: string, en: string]> = {
  normal: ['Xã tự xếp vào chương trình', 'The commune places it'],
  priority: ['Phát đầu khung giờ', 'First in the slot'],
  emergency: [
    'Phát ngay, kể cả giờ yên tĩnh; phải được xem xét lại sau',
    'Now, also in quiet hours; reviewed afterwards',
  ],
}

type SourceProps = {
  filled: Filled
  errors?: Errors | undefined
  others: readonly Bulletin[]
  hasFile: boolean
}

/** What each kind of bulletin needs; what does not belong to the chosen one is left alone. */
function Sources({ filled, errors, others, hasFile }: SourceProps) {
  const { t } = useView()
  const typed = { filled, errors }
  return (
    <>
      <Panel title={t('Văn bản', 'Text')}>
        <TextArea
          name="text"
          rows={8}
          max={20_000}
          optional
          label={t('Nội dung', 'Words')}
          hint={t(
            'Máy đọc nội dung này; với tệp âm thanh, đây là lời ghi lại cho người không nghe được.',
            'Read aloud; for an audio file, the words for those who cannot hear.',
          )}
          {...typed}
        />
        <Radios
          name="voice"
          small
          inline
          legend={t('Giọng đọc', 'Voice')}
          options={voices.map((value) => ({ value, text: t(...voiceWords[value]) }))}
          filled={{ voice: 'south', ...filled }}
          errors={errors}
        />
        <TextField
          name="speed"
          label={t('Tốc độ (từ mỗi phút, 110–200)', 'Speed (words a minute, 110–200)')}
          inputMode="numeric"
          width={3}
          filled={{ speed: '150', ...filled }}
          errors={errors}
        />
      </Panel>
      <Panel title={t('Tệp âm thanh', 'Audio file')}>
        {filled['uploadId'] && (
          <>
            <Hidden name="uploadId" value={filled['uploadId']} />
            <Hidden name="uploadName" value={filled['uploadName'] ?? ''} />
            <p>
              {t('Đã tải lên: ', 'Uploaded: ')}
              <strong>{filled['uploadName']}</strong>
            </p>
          </>
        )}
        <FileField
          name="file"
          optional
          accept="audio/*,.mp3,.m4a,.wav,.ogg,.opus,.flac,.aac"
          label={t('Chọn tệp', 'Choose a file')}
          hint={
            hasFile || filled['uploadId']
              ? t('Để trống thì giữ tệp đã có.', 'Left empty, the file stays.')
              : t(
                  'MP3, M4A, WAV, OGG, FLAC; tối đa 100 MB.',
                  'MP3, M4A, WAV, OGG, FLAC; at most 100 MB.',
                )
          }
          {...{ errors }}
        />
      </Panel>
      <Panel title={t('Tiếp sóng, nói trực tiếp', 'Relay, live voice')}>
        <TextField
          name="relayUrl"
          optional
          type="url"
          label={t('Địa chỉ luồng tiếp sóng', 'Address of the stream')}
          {...typed}
        />
        <TextField
          name="plannedMinutes"
          optional
          label={t('Thời lượng dự kiến (phút)', 'Planned length (minutes)')}
          inputMode="decimal"
          width={4}
          {...typed}
        />
      </Panel>
      {others.length > 0 && (
        <Panel title={t('Nối nhiều bản tin', 'Several bulletins')}>
          <Checkboxes
            name="parts"
            small
            optional
            legend={t('Phát lần lượt', 'One after the other')}
            options={others.map(({ id, title, seconds, plannedSeconds }) => ({
              value: id,
              text: `${title} (${t(...lengthText(seconds ?? plannedSeconds ?? 0))})`,
            }))}
            {...typed}
          />
        </Panel>
      )}
    </>
  )
}
