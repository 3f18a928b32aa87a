import { permissionOf, roleWords, type StepRole } from '#modules/workflows/index.ts'
import type { CheckReport } from '#platform/signing/pades/check.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { Actions, Button, ButtonLink, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Attachment } from '../attachments.ts'
import { numberWords } from '../domain.ts'
import { isOfDossier, ownerName, ownerOf, ownerPath, type SignedDocument } from '../store.ts'
import { stateWords } from '../words.ts'
import { home, TestNotice } from './desk-page.tsx'
import { checkHome } from './other-programs.tsx'
import { Report } from './report.tsx'

type Props = {
  document: SignedDocument
  report: CheckReport | undefined
  isTest: boolean
  /** Whether the reader is who signs it. */
  isMine: boolean
  attachments: readonly Attachment[]
  /** Whether its next signature comes from a plug-in of a browser. */
  byPlugIn: boolean
  /** Where its dossier stands, while the paper waits for its seal. */
  step: StepRole | null
  errors?: Record<string, string> | undefined
}

/** One paper on its way: what it is, what may be done, and what a check says of it. */
export function DocumentPage({
  document,
  report,
  isTest,
  isMine,
  attachments,
  byPlugIn,
  step,
  errors,
}: Props) {
  const { t } = useView()
  const { title, state, signerName, signedAt, sealedAt, number, symbol, checkCode } = document
  const owner = ownerOf(document)
  return (
    <Page
      frame="staff"
      {...{ title }}
      over={<span class="code">{ownerName(owner)}</span>}
      crumbs={[{ href: home, text: t('Ký số', 'Sign') }]}
      aside={<Acts {...{ document, isMine, byPlugIn, step }} />}
    >
      <ErrorSummary {...{ errors }} />
      {isTest && <TestNotice />}
      <p class="tags">
        <Tag tone={state === 'sealed' ? 'green' : state === 'withdrawn' ? 'grey' : 'blue'}>
          {t(...stateWords[state])}
        </Tag>
      </p>
      <Facts
        rows={[
          [
            isOfDossier(owner) ? t('Hồ sơ', 'Dossier') : t('Thuộc', 'Of'),
            <a href={ownerPath(owner)}>{ownerName(owner)}</a>,
          ],
          [t('Trình ký lúc', 'Asked at'), <When at={document.askedAt} />],
          [t('Người ký', 'Signer'), signerName],
          [t('Đã ký lúc', 'Signed at'), signedAt && <When at={signedAt} />],
          [
            t('Số, ký hiệu', 'Number'),
            number !== null && <span class="code">{numberWords(number, symbol)}</span>,
          ],
          attachments.length > 0 && [
            t('Phụ lục kèm theo', 'Attachments'),
            <ul>
              {attachments.map(({ number: nth, title: called, draftId, sealedId }) => (
                <li key={nth}>
                  <a href={`/tep/${sealedId ?? draftId}`}>{called}</a>
                </li>
              ))}
            </ul>,
          ],
          [t('Đã đóng dấu lúc', 'Sealed at'), sealedAt && <When at={sealedAt} />],
          [
            t('Mã xác minh', 'Code'),
            state === 'sealed' ? (
              <a class="code" href={`${checkHome}/${checkCode}`}>
                {checkCode}
              </a>
            ) : (
              <span class="code">{checkCode}</span>
            ),
          ],
        ]}
      />
      {report && <Report {...{ report }} />}
    </Page>
  )
}

type ActsProps = Pick<Props, 'document' | 'isMine' | 'byPlugIn' | 'step'>

function Acts({ document, isMine, byPlugIn, step }: ActsProps) {
  const { t, who } = useView()
  const { id, state, draftId, signedId, sealedId } = document
  const at = `${home}/van-ban/${id}`
  const mine = isMine && who.can.has('signature.sign')
  return (
    <>
      <div class="actions">
        <ButtonLink kind="secondary" href={`/tep/${sealedId ?? signedId ?? draftId}`}>
          {t('Mở tệp PDF', 'Open the PDF')}
        </ButtonLink>
      </div>
      {state === 'waiting' && mine && (
        <Form action={`${at}/${byPlugIn ? 'lenh-ky' : 'ky'}`}>
          <Actions>
            <Button>
              {byPlugIn
                ? t('Ký bằng trình cắm', 'Sign by plug-in')
                : t('Ký văn bản này', 'Sign this')}
            </Button>
          </Actions>
        </Form>
      )}
      {state === 'signed' && <Sealing {...{ at, byPlugIn, step, isMine }} />}
      {state === 'waiting' && !mine && (
        <p>{t(`Đang chờ ${document.signerName} ký.`, `Waits for ${document.signerName}.`)}</p>
      )}
      {state === 'waiting' && who.can.has('dossier.process') && (
        <Form action={`${at}/rut`}>
          <Button kind="quiet">{t('Rút văn bản này', 'Withdraw it')}</Button>
        </Form>
      )}
    </>
  )
}

/** The clerk seals when the dossier has come to her; until then the page says where it is. */
function Sealing({
  at,
  byPlugIn,
  step,
  isMine,
}: Pick<Props, 'byPlugIn' | 'step' | 'isMine'> & { at: string }) {
  const { t, who } = useView()
  const seals = who.can.has('signature.seal')
  const isHere = step === null || who.can.has(permissionOf(step))
  if (seals && isHere)
    return (
      <Form action={`${at}/${byPlugIn ? 'lenh-dong-dau' : 'dong-dau'}`}>
        <Actions>
          <Button>
            {byPlugIn
              ? t('Cấp số, đóng dấu bằng trình cắm', 'Number, and seal by plug-in')
              : t('Cấp số, đóng dấu', 'Number and seal')}
          </Button>
        </Actions>
      </Form>
    )
  if (step === null || !(seals || (isMine && isHere))) return null
  const [vi, en] = roleWords[step]
  return (
    <p>
      {t(
        `Hồ sơ đang ở bước ${vi}. Chuyển hồ sơ đến văn thư thì mới cấp số, đóng dấu được.`,
        `The dossier is at the step “${en}”. It is numbered and sealed once it has been handed on to the clerk.`,
      )}
    </p>
  )
}
