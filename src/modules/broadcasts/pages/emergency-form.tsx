import { TrialPart, type Airable, type TrialShown } from '#modules/bulletins/index.ts'
import { TargetsField, type Places } from '#modules/clusters/index.ts'
import { voices, voiceWords } from '#modules/speech/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { Checkboxes, Radios, Select, TextArea, TextField } from '#ui/field.tsx'
import { Actions, Button, Form, Hidden } from '#ui/form.tsx'
import { Panel } from '#ui/panel.tsx'
import { Player } from '#ui/player.tsx'
import { useView } from '#ui/view.ts'

import { writtenNow } from '../shapes-emergency.ts'
import { lengthText } from '../words.ts'

const home = '/can-bo/lich-phat/khan-cap'

type Typed = { filled: Filled; errors?: Errors | undefined }
type Props = Places & Typed & { bulletins: readonly Airable[]; trial?: TrialShown | undefined }

/** What is said, where, how often: then at once. */
export function EmergencyForm({ bulletins, filled, errors, trial, ...places }: Props) {
  const { t } = useView()
  const typed = { filled, errors }
  return (
    <Form action={home} class="emergency-form">
      <Hidden name="draft" value={filled['draft'] ?? ''} />
      <What {...{ bulletins, trial }} {...typed} />
      <TargetsField {...places} {...typed} />
      <TextField
        name="times"
        label={t('Phát mấy lần', 'How many times')}
        inputMode="numeric"
        width={3}
        {...typed}
      />
      <TextField
        name="pauseSeconds"
        label={t('Cách nhau (giây)', 'Seconds between')}
        inputMode="numeric"
        width={3}
        {...typed}
      />
      <Checkboxes
        name="sure"
        legend={t('Xác nhận', 'Confirm')}
        options={[
          {
            value: 'yes',
            text: t('Phát ngay bây giờ tại những nơi đã chọn', 'Sound it now at these places'),
          },
        ]}
        {...typed}
      />
      <Actions>
        <Button kind="warning">{t('Phát khẩn cấp', 'Sound it')}</Button>
      </Actions>
    </Form>
  )
}

/** Nói trực tiếp ngay: the microphone is on the next page. */
export function SpeakForm({ filled, errors }: Typed) {
  const { t } = useView()
  return (
    <Panel title={t('Hoặc nói trực tiếp qua micro', 'Or speak into the microphone')}>
      <Form action={`${home}/noi`}>
        <Hidden name="draft" value={filled['draft'] ?? ''} />
        <TextField
          name="liveReason"
          label={t('Lý do nói khẩn cấp', 'Why you speak at once')}
          hint={t(
            'Trang sau chọn nơi phát rồi bật micro. Nói tối đa 10 phút.',
            'The next page asks where to, and opens the microphone. Ten minutes at most.',
          )}
          {...{ filled, errors }}
        />
        <Button kind="secondary">{t('Mở trang nói trực tiếp', 'Go to the microphone')}</Button>
      </Form>
    </Panel>
  )
}

type WhatProps = Typed & Pick<Props, 'bulletins' | 'trial'>

/** Bulletins that stand ready, each to be heard; or words that are typed now. */
function What({ bulletins, trial, filled, errors }: WhatProps) {
  const { t } = useView()
  const isOnly = bulletins.length === 0
  const chosen = filled['bulletin'] ?? (isOnly ? writtenNow : '')
  return (
    <Radios
      name="bulletin"
      legend={t('Nội dung', 'What')}
      filled={{ ...filled, bulletin: chosen }}
      {...{ errors }}
      options={[
        ...bulletins.map(({ id, title, seconds, source }) => ({
          value: id as string,
          text: title,
          hint: t(`Đã duyệt, dài ${lengthText(seconds)[0]}`, `Approved, ${lengthText(seconds)[1]}`),
          more: source.kind === 'file' && (
            <Player src={`/tep/${source.fileId}`} label={t(`Nghe: ${title}`, `Listen: ${title}`)} />
          ),
        })),
        {
          value: writtenNow,
          text: t('Viết ngay bây giờ, máy đọc', 'Write it now, the machine reads it'),
          more: <WriteFields {...{ filled, errors, trial }} />,
        },
      ]}
    />
  )
}

function WriteFields({ filled, errors, trial }: Omit<WhatProps, 'bulletins'>) {
  const { t } = useView()
  const typed = { filled, errors }
  return (
    <>
      <TextArea
        name="text"
        rows={5}
        label={t('Nội dung cảnh báo', 'The warning')}
        hint={t(
          'Câu ngắn: nguy hiểm gì, ở đâu, người dân làm gì ngay.',
          'Short sentences: what danger, where, what people do now.',
        )}
        {...typed}
      />
      <Select
        name="voice"
        label={t('Giọng đọc', 'Voice')}
        options={voices.map((value) => ({ value, text: t(...voiceWords[value]) }))}
        {...typed}
      />
      <TrialPart action={`${home}/nghe-thu`} trial={trial} />
      <TextField
        name="title"
        optional
        label={t('Tên bản tin', 'Title')}
        hint={t('Để trống thì lấy câu đầu.', 'Left empty, the first sentence is taken.')}
        {...typed}
      />
      <TextField
        name="reason"
        label={t('Lý do phát khẩn cấp', 'Why it is an emergency')}
        {...typed}
      />
    </>
  )
}
