import type { PapersOfDossier } from '#modules/dossiers/index.ts'
import { shortened } from '#modules/procedures/index.ts'
import { paperAccept } from '#platform/uploads.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { FileField } from '#ui/field.tsx'
import { Button, ButtonLink, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'

import { home } from './bundles-page.tsx'

export const homeOf = (code: string) => `${home}/ho-so/${code}`

type Props = {
  dossier: PapersOfDossier
  refused?: { position: number; said: string } | undefined
  mostMega: number
  mostPhotos: number
  once: string
}

/** Số hóa giấy tờ của một hồ sơ: each paper is a form of its own, so a slow upload holds up no other. */
export function ScanDossierPage(props: Props) {
  const { t } = useView()
  const { dossier, refused, mostMega, mostPhotos } = props
  const { code, applicantName, procedureName, papers, takesScans } = dossier
  const left = papers.filter(isWaiting).length
  return (
    <Page
      frame="staff"
      title={t('Số hóa giấy tờ', 'Scan the papers')}
      over={<span class="code">{code}</span>}
      lead={`${applicantName} · ${shortened(procedureName)}`}
      crumbs={[
        { href: '/can-bo/ho-so', text: t('Hồ sơ', 'Dossiers') },
        { href: `/can-bo/ho-so/${code}`, text: code },
      ]}
      actions={
        <ButtonLink kind="secondary" href={`/can-bo/ho-so/${code}`}>
          {t('Về hồ sơ', 'Back to the dossier')}
        </ButtonLink>
      }
    >
      <ErrorSummary errors={refused && { [fieldId(refused.position)]: refused.said }} />
      {takesScans ? (
        <p>
          {left > 0
            ? t(`Còn ${left} giấy tờ chưa số hóa.`, `${left} papers are still to be scanned.`)
            : t('Mọi giấy tờ đã có bản số.', 'All papers have a scan.')}{' '}
          <span class="muted">
            {t(
              `Mỗi giấy tờ: một tệp PDF từ máy quét, hoặc tối đa ${mostPhotos} ảnh theo đúng thứ tự trang; mỗi tệp tối đa ${mostMega} MB.`,
              `For each paper one PDF of the scanner, or up to ${mostPhotos} photos in the order of its pages; at most ${mostMega} MB each.`,
            )}
          </span>
        </p>
      ) : (
        <Notice
          kind="warn"
          title={t(
            'Hồ sơ chưa được tiếp nhận hoặc không còn nhận giấy tờ, nên không số hóa được.',
            'The dossier is not taken in, or takes no papers any more.',
          )}
        />
      )}
      {papers.length === 0 && (
        <Notice title={t('Hồ sơ này không có giấy tờ kèm theo.', 'No papers came with it.')} />
      )}
      <ol class="scan-parts">
        {papers.map((paper) => (
          <li key={paper.position} id={`giay-${paper.position}`}>
            <PaperCard {...props} {...{ paper }} />
          </li>
        ))}
      </ol>
    </Page>
  )
}

type Paper = PapersOfDossier['papers'][number]

const isWaiting = ({ fileId, isStored }: Paper) => fileId === null && !isStored

const fieldId = (position: number) => `tep-${position}`
const scanField = 'file'

function PaperCard({ dossier, paper, refused, once }: Props & { paper: Paper }) {
  const { t } = useView()
  const { position, name, quantity, fileId, isStored } = paper
  const waits = isWaiting(paper)
  const said = refused?.position === position ? refused.said : undefined
  return (
    <section class="scan-part">
      <h2 class="scan-part__head">
        {name} <Standing {...{ waits, isStored }} />
      </h2>
      <p class="muted">
        {t(`Số lượng: ${quantity}`, `Quantity: ${quantity}`)}
        {fileId && (
          <>
            {' · '}
            <a href={`/tep/${fileId}`}>{t('Mở bản số', 'Open the scan')}</a>
          </>
        )}
      </p>
      {dossier.takesScans && !isStored && (
        <details class="fold" open={waits || said !== undefined}>
          <summary>
            {waits ? t('Gửi bản quét, ảnh', 'Send a scan') : t('Gửi thêm một bản', 'Send another')}
          </summary>
          <Form
            action={`${homeOf(dossier.code)}/${position}`}
            multipart
            once={`${once}-${position}`}
          >
            <FileField
              name={scanField}
              id={fieldId(position)}
              label={t('Tệp PDF hoặc ảnh', 'PDF or photos')}
              accept={paperAccept}
              multiple
              errors={said === undefined ? undefined : { [scanField]: said }}
            />
            <Button
              kind={waits ? 'primary' : 'secondary'}
              label={t(`Lưu bản số: ${name}`, `Save the scan: ${name}`)}
            >
              {t('Lưu bản số', 'Save the scan')}
            </Button>
          </Form>
        </details>
      )}
    </section>
  )
}

function Standing({ waits, isStored }: { waits: boolean; isStored: boolean }) {
  const { t } = useView()
  if (isStored) return <Tag tone="purple">{t('Dùng lại từ kho', 'Used again')}</Tag>
  return waits ? (
    <Tag tone="orange">{t('Chưa số hóa', 'Not scanned')}</Tag>
  ) : (
    <Tag tone="green">{t('Đã số hóa', 'Scanned')}</Tag>
  )
}
