import { voices, voiceWords } from '#modules/speech/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { FileField, Radios, TextArea, TextField } from '#ui/field.tsx'
import { Hidden } from '#ui/form.tsx'
import { useView } from '#ui/view.ts'

import { TrialPart, type TrialShown } from './form-trial.tsx'

export type Typed = { filled: Filled; errors: Errors | undefined }

export const audioAccept = 'audio/*,.mp3,.m4a,.wav,.ogg,.opus,.flac,.aac'

type TextProps = Typed & { action: string; trial: TrialShown | undefined }

/** Đọc tự động: the text, the voice, and how it sounds. */
export function TextPart({ filled, errors, action, trial }: TextProps) {
  const { t } = useView()
  return (
    <>
      <TextArea
        name="text"
        rows={8}
        max={20_000}
        label={t('Nội dung để máy đọc', 'Words to be read aloud')}
        {...{ filled, errors }}
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
      <TrialPart {...{ action, trial }} />
    </>
  )
}

/** Tệp âm thanh: what was recorded, and its words for those who cannot hear. */
export function FilePart({ filled, errors, hasFile }: Typed & { hasFile: boolean }) {
  const { t } = useView()
  const { uploadId, uploadName } = filled
  return (
    <>
      {uploadId && <Arrived id={uploadId} name={uploadName ?? ''} />}
      <FileField
        name="file"
        accept={audioAccept}
        label={t('Chọn tệp âm thanh', 'Choose an audio file')}
        hint={
          hasFile || uploadId
            ? t('Để trống thì giữ tệp đã có.', 'Left empty, the file stays.')
            : t(
                'MP3, M4A, WAV, OGG, FLAC; tối đa 100 MB.',
                'MP3, M4A, WAV, OGG, FLAC; at most 100 MB.',
              )
        }
        {...{ errors }}
      />
      <TextArea
        name="words"
        rows={4}
        max={20_000}
        optional
        label={t('Lời trong tệp', 'The words in it')}
        hint={t('Cho người không nghe được đọc ở trang Nghe lại.', 'For those who cannot hear.')}
        {...{ filled, errors }}
      />
    </>
  )
}

/** A file that has been sent, while something else of the form is mended. */
function Arrived({ id, name }: { id: string; name: string }) {
  const { t } = useView()
  return (
    <>
      <Hidden name="uploadId" value={id} />
      <Hidden name="uploadName" value={name} />
      <p>
        {t('Đã tải lên: ', 'Uploaded: ')}
        <strong>{name}</strong>
      </p>
    </>
  )
}

export function RelayPart(typed: Typed) {
  const { t } = useView()
  return (
    <>
      <TextField
        name="relayUrl"
        type="url"
        label={t('Địa chỉ luồng tiếp sóng', 'Address of the stream')}
        {...typed}
      />
      <Minutes name="plannedMinutes" {...typed} />
    </>
  )
}

export function Minutes(props: Typed & { name: string }) {
  const { t } = useView()
  return (
    <TextField
      label={t('Thời lượng dự kiến (phút)', 'Planned length (minutes)')}
      inputMode="decimal"
      width={4}
      {...props}
    />
  )
}
