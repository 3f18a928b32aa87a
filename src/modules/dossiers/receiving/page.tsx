import { maskIdNumber } from '#modules/people/index.ts'
import { shortened } from '#modules/procedures/index.ts'
import type { FileInfo } from '#platform/stored-files.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { TextField } from '#ui/field.tsx'
import { Button, ButtonLink, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { dueLabel } from '../pages/parts.tsx'
import type { DossierRecord } from '../rows.ts'
import { deliveryWords } from '../words.ts'
import type { Pickup } from './store.ts'

type Result = {
  number: number
  title: string
  documentNumber: string | null
  annotation: string | null
  fileId: string | null
  attachedAt: Temporal.Instant
}

type Props = {
  dossier: DossierRecord
  results: readonly Result[]
  files: ReadonlyMap<string, FileInfo>
  pickup: Pickup | undefined
  once: string
  filled?: Record<string, string>
  errors?: Record<string, string>
}

/** Nhận kết quả: the file, what proves it, and how the paper comes into her hands. */
export function ReceivingPage(props: Props) {
  const { dossier, results, files, errors } = props
  const { t } = useView()
  const isReady = dossier.state === 'done' || dossier.state === 'returned'
  return (
    <Page
      title={t('Nhận kết quả', 'Receive the result')}
      over={<span class="code">{dossier.code}</span>}
      lead={shortened(dossier.procedureName)}
      crumbs={[
        { href: '/cua-toi', text: t('Hồ sơ của tôi', 'My applications') },
        { href: `/cua-toi/ho-so/${dossier.code}`, text: t('Hồ sơ này', 'This application') },
      ]}
    >
      <ErrorSummary {...{ errors }} />
      {!isReady && <NotYet {...{ dossier }} />}
      {results.map((result) => (
        <One key={result.number} {...{ result, files, code: dossier.code }} />
      ))}
      {isReady && results.length === 0 && (
        <Notice
          title={t(
            'Kết quả này chỉ có bản giấy, chưa có bản điện tử.',
            'This result is on paper only.',
          )}
        />
      )}
      {dossier.state === 'returned' && <Returned {...{ dossier }} />}
      {dossier.state === 'done' && <Paper {...props} />}
    </Page>
  )
}

function NotYet({ dossier }: Pick<Props, 'dossier'>) {
  const { t } = useView()
  return (
    <Notice title={t('Chưa có kết quả.', 'There is no result yet.')}>
      {dossier.dueAt && dossier.state !== 'new' && (
        <p>
          {t(...dueLabel(dossier))}: <When at={dossier.dueAt} long />
        </p>
      )}
    </Notice>
  )
}

type OneProps = { result: Result; files: Props['files']; code: string }

function One({ result, files, code }: OneProps) {
  const { t } = useView()
  const file = result.fileId === null ? undefined : files.get(result.fileId)
  return (
    <Panel title={result.title}>
      {file && (
        <div class="actions">
          <ButtonLink href={`/tep/${file.id}`}>{t('Mở tệp kết quả', 'Open the file')}</ButtonLink>
          <ButtonLink kind="secondary" href={`/cua-toi/ho-so/${code}/chia-se`}>
            {t('Chia sẻ cho người khác xem', 'Share it')}
          </ButtonLink>
        </div>
      )}
      <Facts
        rows={[
          [t('Số, ký hiệu', 'Number'), result.documentNumber],
          result.annotation !== null && [
            t('Ghi chú của cơ quan', 'Annotation of the office'),
            <span class="as-typed">{result.annotation}</span>,
          ],
          [t('Ngày lên hệ thống', 'Entered on'), <When at={result.attachedAt} />],
          file !== undefined && [t('Tên tệp', 'File'), file.name],
          file !== undefined && [
            t('Mã kiểm tra tệp (SHA-256)', 'Fingerprint (SHA-256)'),
            <span class="code share-link">{file.sha256.toString('hex')}</span>,
          ],
        ]}
      />
    </Panel>
  )
}

function Returned({ dossier }: Pick<Props, 'dossier'>) {
  const { t } = useView()
  return (
    <Notice kind="ok" title={t('Kết quả đã được trả cho bạn.', 'You have received the result.')}>
      <p>
        {dossier.returnedAt && <When at={dossier.returnedAt} />}.{' '}
        <a href={`/cua-toi/ho-so/${dossier.code}/danh-gia`}>
          {t('Đánh giá việc giải quyết', 'Rate how it was handled')}
        </a>
      </p>
    </Notice>
  )
}

/** What is left to do until she has it, by the way she chose. */
function Paper(props: Props) {
  const { dossier, results, once } = props
  const { t, unitName } = useView()
  const hasFile = results.some(({ fileId }) => fileId !== null)
  if (dossier.delivery === 'electronic' && hasFile)
    return (
      <Panel title={t('Bạn đã nhận được chưa?', 'Have you received it?')}>
        <p>
          {t(
            'Bạn chọn nhận bản điện tử. Mở tệp ở trên, lưu lại, rồi xác nhận để hồ sơ kết thúc.',
            'You chose the electronic result. Open and keep the file, then confirm.',
          )}
        </p>
        <Form action={`/cua-toi/ho-so/${dossier.code}/ket-qua/da-nhan`} {...{ once }}>
          <Hidden name="version" value={String(dossier.version)} />
          <Button>{t('Tôi đã nhận được kết quả', 'I have received the result')}</Button>
        </Form>
      </Panel>
    )
  if (dossier.delivery === 'post')
    return (
      <Panel title={t('Bản giấy gửi qua bưu chính', 'The paper comes by post')}>
        <p>
          {t(
            `${unitName} gửi bản giấy đến địa chỉ bạn đã ghi trong hồ sơ.`,
            `${unitName} sends it to the address in your application.`,
          )}
        </p>
      </Panel>
    )
  return <AtCounter {...props} />
}

function AtCounter(props: Props) {
  const { dossier } = props
  const { t, unitName, contact } = useView()
  return (
    <Panel title={t('Đến nhận bản giấy', 'Fetch the paper')}>
      <Facts
        rows={[
          [t('Ở đâu', 'Where'), [unitName, contact?.address].filter(Boolean).join(', ')],
          contact?.hours !== undefined && [t('Giờ làm việc', 'Hours'), contact.hours],
          contact?.phone !== undefined && [t('Điện thoại', 'Phone'), contact.phone],
          [
            t('Mang theo', 'Bring'),
            t(
              'Thẻ căn cước (hoặc VNeID) và giấy tiếp nhận hồ sơ, bản giấy hoặc trên điện thoại',
              'Your identity card (or VNeID) and the receipt, on paper or on your phone',
            ),
            <a href={`/cua-toi/ho-so/${dossier.code}/giay-tiep-nhan.pdf`}>
              {t('Mở giấy tiếp nhận', 'Open the receipt')}
            </a>,
          ],
          [t('Bạn đã chọn', 'You chose'), t(...deliveryWords[dossier.delivery])],
        ]}
      />
      <Proxy {...props} />
    </Panel>
  )
}

function Proxy({ dossier, pickup, once, filled, errors }: Props) {
  const { t } = useView()
  const action = `/cua-toi/ho-so/${dossier.code}/ket-qua/nhan-thay`
  const seen = <Hidden name="version" value={String(dossier.version)} />
  if (pickup)
    return (
      <Form {...{ action, once }}>
        {seen}
        <Hidden name="none" value="1" />
        <p>
          {t('Bạn đã cử', 'You named')} <strong>{pickup.fullName}</strong> (
          {maskIdNumber(pickup.idNumber)}) {t('nhận thay.', 'to fetch it.')} <Needs />
        </p>
        <Button kind="secondary" small>
          {t('Thôi, tôi tự đến nhận', 'No, I come myself')}
        </Button>
      </Form>
    )
  return (
    <details class="fold" open={errors !== undefined}>
      <summary>{t('Nhờ người khác nhận thay', 'Somebody else fetches it')}</summary>
      <Form {...{ action, once }}>
        {seen}
        <TextField
          name="fullName"
          label={t('Họ và tên người nhận thay', 'Full name')}
          {...{ filled, errors }}
        />
        <TextField
          name="idNumber"
          label={t('Số định danh của người nhận thay', 'Identity number')}
          inputMode="numeric"
          code
          width={20}
          {...{ filled, errors }}
        />
        <p>
          <Needs />
        </p>
        <Button kind="secondary">{t('Cử người này nhận thay', 'Name this person')}</Button>
      </Form>
    </details>
  )
}

function Needs() {
  const { t } = useView()
  return (
    <>
      {t(
        'Người nhận thay mang thẻ căn cước của mình và giấy tiếp nhận hồ sơ. Bộ phận một cửa có thể yêu cầu thêm văn bản ủy quyền; nên gọi hỏi trước.',
        'They bring their own card and the receipt. The desk may also ask for a written authorisation; call first.',
      )}
    </>
  )
}
