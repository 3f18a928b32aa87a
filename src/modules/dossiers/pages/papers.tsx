import { originText, type StoredPaper } from '#modules/vault/index.ts'
import { Facts } from '#ui/facts.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { DossierFile } from '../read.ts'
import { lookIn } from '../stored/look.ts'
import { paperKindWords } from '../words.ts'

/** Thành phần hồ sơ, with the files that were sent. */
export function Papers({
  file,
}: {
  file: Pick<DossierFile, 'components' | 'dossier' | 'origins'>
}) {
  const { t } = useView()
  return (
    <Panel title={t('Thành phần hồ sơ', 'Papers')}>
      <Table
        caption={t('Thành phần hồ sơ', 'Papers')}
        hideCaption
        rows={file.components}
        empty={t('Không có giấy tờ kèm theo.', 'No papers attached.')}
        columns={[
          {
            key: 'name',
            head: t('Tên giấy tờ', 'Paper'),
            cell: (paper) => (
              <PaperName {...{ paper }} origin={file.origins.get(paper.storedId ?? '')} />
            ),
          },
          { key: 'kind', head: t('Loại', 'Kind'), cell: ({ kind }) => t(...paperKindWords[kind]) },
          {
            key: 'quantity',
            head: t('Số lượng', 'Quantity'),
            num: true,
            cell: ({ quantity }) => quantity,
          },
          {
            key: 'file',
            head: t('Tệp', 'File'),
            cell: ({ fileId, fileName, storedId }) =>
              storedId ? (
                <StoredLink code={file.dossier.code} id={storedId} />
              ) : (
                <FileLink id={fileId} name={fileName} />
              ),
          },
        ]}
      />
    </Panel>
  )
}

type NameProps = { paper: DossierFile['components'][number]; origin: StoredPaper | undefined }

function PaperName({ paper, origin }: NameProps) {
  const view = useView()
  const { t } = view
  const { name, digitised } = paper
  return (
    <>
      {name} {digitised === 2 && <Tag tone="purple">{t('Dùng lại', 'Used again')}</Tag>}
      {digitised === 3 && <Tag tone="purple">{t('Dùng lại kết quả', 'Result used again')}</Tag>}
      {origin && <small class="muted"> {originText(view, origin)}</small>}
    </>
  )
}

/** A stored paper is opened by the door that writes the look down; its owner opens the own store. */
function StoredLink({ code, id }: { code: string; id: string }) {
  const { t, who } = useView()
  const href = who.kind === 'citizen' ? `/cua-toi/giay-to/${id}/tep` : lookIn(code)(id)
  return <a {...{ href }}>{t('Mở tệp', 'Open')}</a>
}

export function FileLink({ id, name }: { id: string | null; name?: string | null | undefined }) {
  const { t } = useView()
  if (id === null) return <span class="muted">{t('Bản giấy', 'Paper only')}</span>
  return <a href={`/tep/${id}`}>{name ?? t('Mở tệp', 'Open')}</a>
}

export function Results({ file }: { file: Pick<DossierFile, 'results'> }) {
  const { t } = useView()
  if (file.results.length === 0) return null
  return (
    <Panel title={t('Kết quả giải quyết', 'Result')}>
      <Facts
        rows={file.results.map(({ title, documentNumber, annotation, fileId, attachedAt }) => [
          title,
          <>
            {documentNumber && (
              <>
                <span class="code">{documentNumber}</span> ·{' '}
              </>
            )}
            <When at={attachedAt} />
            {annotation && <p class="as-typed">{annotation}</p>}
          </>,
          <FileLink id={fileId} />,
        ])}
      />
    </Panel>
  )
}
