import { FormSummary } from '#modules/forms/index.ts'
import { Actions, Button, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { maskIdNumber } from '#ui/mask.ts'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { ParkedForm } from '../parked/actions.ts'
import type { ParkedDeclaration } from '../parked/declared.ts'

type Props = { form: ParkedForm; declared: ParkedDeclaration | undefined }

/** What was typed before the session expired, to be looked at and sent again. */
export function ParkedPage({ form, declared }: Props) {
  const { t, who } = useView()
  return (
    <Page
      title={t('Biểu mẫu bạn đang gửi dở', 'The form you were sending')}
      frame={who.kind === 'staff' ? 'staff' : 'public'}
      lead={t(
        'Phiên trước đã hết hạn khi bạn bấm gửi. Nội dung vẫn còn nguyên và chưa được gửi đi.',
        'Your session had expired when you pressed send. What you typed is still here and was not sent.',
      )}
    >
      <SentAt {...{ form }} />
      <Typed {...{ form, declared }} />
      <SendAgain {...{ form }} />
      <Form action="/tai-khoan/bieu-mau/bo">
        <Button kind="quiet">{t('Bỏ, không gửi nữa', 'Drop it, do not send')}</Button>
      </Form>
    </Page>
  )
}

function SentAt({ form: { parkedAt, endsAt } }: Pick<Props, 'form'>) {
  const { t } = useView()
  return (
    <p class="muted">
      {t('Bấm gửi lúc', 'Sent at')} <When at={parkedAt} />. {t('Giữ đến', 'Kept until')}{' '}
      <When at={endsAt} only="clock" />.
    </p>
  )
}

/** With the names of the form where it is one of ours; else the sentences, which nobody wants to write again. */
function Typed({ form, declared }: Props) {
  const { t } = useView()
  return (
    <details open>
      <summary>{t('Nội dung đã điền', 'What you typed')}</summary>
      {declared ? <FormSummary {...declared} /> : <Sentences {...{ form }} />}
      <p class="muted">
        {t(
          'Các mục khác, nếu có, cũng được giữ và gửi đi cùng. Số định danh được che bớt ở đây.',
          'Whatever else there was is kept and sent as well. Identity numbers are covered here.',
        )}
      </p>
    </details>
  )
}

function Sentences({ form }: Pick<Props, 'form'>) {
  const shown = form.fields.filter(([name, value]) => !name.startsWith('_') && isSentence(value))
  return (
    <ul class="typed">
      {shown.map(([name, value], at) => (
        <li key={`${name} ${at}`}>
          <pre class="typed__value">{value.replaceAll(/\d{9,12}/g, maskIdNumber)}</pre>
        </li>
      ))}
    </ul>
  )
}

const isSentence = (text: string) => /\S\s+\S/.test(text)

/** The same fields to the same address: the answer is as if they had been sent in time. */
function SendAgain({ form: { path, fields, files, multipart } }: Pick<Props, 'form'>) {
  const { t } = useView()
  return (
    <Form action={path} multipart={multipart}>
      {fields.map(([name, value], at) => (
        <Hidden key={`${name} ${at}`} {...{ name, value }} />
      ))}
      {files.length > 0 && <FilesAgain {...{ files }} />}
      <Actions>
        <Button>{t('Gửi lại', 'Send again')}</Button>
      </Actions>
    </Form>
  )
}

function FilesAgain({ files }: Pick<ParkedForm, 'files'>) {
  const { t } = useView()
  const fields = Map.groupBy(files, ({ field }) => field)
  return (
    <Notice kind="warn" title={t('Cần chọn lại tệp', 'Choose the files again')}>
      <p>
        {t(
          'Tệp đính kèm không được giữ. Hãy chọn lại trước khi gửi.',
          'Files were not kept. Choose them again before you send.',
        )}
      </p>
      {[...fields].map(([field, chosen], at) => (
        <p key={field}>
          <label for={`tep-${at}`}>
            {t('Chọn lại', 'Choose again')} {chosen.map(({ name }) => `“${name}”`).join(', ')}
          </label>{' '}
          <input id={`tep-${at}`} type="file" name={field} multiple />
        </p>
      ))}
    </Notice>
  )
}
