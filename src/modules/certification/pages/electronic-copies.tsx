import { stateWords, type DocumentState } from '#modules/signatures/index.ts'
import type { Errors } from '#platform/form.ts'
import { FileField } from '#ui/field.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { Panel } from '#ui/panel.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'

import type { Waiting } from '../store-visits.ts'

/** A copy that has no number yet, and how far its paper is. */
export type WaitingCopy = Waiting & { state: DocumentState | undefined }

type Props = { here: string; waiting: readonly WaitingCopy[]; errors?: Errors | undefined }

/** Bản sao điện tử of a visit: scanned, put up for signing, numbered when all signatures verify. */
export function ElectronicCopies({ here, waiting, errors }: Props) {
  const { t } = useView()
  if (waiting.length === 0) return null
  return (
    <Panel title={t('Bản sao điện tử', 'Electronic copies')}>
      <p>
        {t(
          'Quét bản chính thành PDF rồi trình ký. Số chỉ được cấp khi chữ ký của người chứng thực và dấu của cơ quan đều hợp lệ.',
          'Scan the original as PDF and put it up for signing. The number is given when the signature and the agency’s seal verify.',
        )}
      </p>
      {waiting.map((copy) => (
        <section key={copy.id} class="cert__copy">
          <h3>
            {copy.name}{' '}
            <small class="muted">{t(`${copy.pages} trang`, `${copy.pages} pages`)}</small>
          </h3>
          <Standing {...{ copy, here, errors }} />
        </section>
      ))}
    </Panel>
  )
}

function Standing({ copy, here, errors }: Omit<Props, 'waiting'> & { copy: WaitingCopy }) {
  const { t } = useView()
  if (copy.state === undefined || copy.state === 'withdrawn')
    return <Scan {...{ copy, here, errors }} />
  return (
    <p>
      <Tag tone={copy.state === 'sealed' ? 'green' : 'blue'}>{t(...stateWords[copy.state])}</Tag>{' '}
      <a href={`/can-bo/ky-so/van-ban/${copy.documentId}`}>
        {t('Xem bản trình ký', 'See the paper')}
      </a>
      {copy.state === 'sealed' && (
        <>
          {' '}
          {t('Đang kiểm tra chữ ký để cấp số.', 'Its signatures are being checked for the number.')}
        </>
      )}
    </p>
  )
}

function Scan({ copy, here, errors }: Omit<Props, 'waiting'> & { copy: WaitingCopy }) {
  const { t } = useView()
  return (
    <Form action={`${here}/ban-dien-tu/${copy.id}`} multipart>
      <FileField
        name={`file-${copy.id}`}
        label={t('Bản quét của bản chính', 'Scan of the original')}
        hint={t(
          `Một tệp PDF có đúng ${copy.pages} trang.`,
          `One PDF of exactly ${copy.pages} pages.`,
        )}
        accept=".pdf"
        {...{ errors }}
      />
      <Actions>
        <Button kind="secondary">{t('Trình ký bản điện tử', 'Put it up for signing')}</Button>
      </Actions>
    </Form>
  )
}
