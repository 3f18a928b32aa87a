import { Empty } from '#ui/empty.tsx'
import { Button, ButtonLink, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Pager, Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { plainName, resultCode } from '../domain.ts'
import type { Offer } from '../offers.ts'
import type { MyPaper } from '../store.ts'
import { formWords, originWords } from '../words.ts'

export const minePath = '/cua-toi/giay-to'

export type Listed = MyPaper & Pick<Offer, 'until' | 'isExpired'>

/** Giấy tờ của tôi: what the commune keeps of a citizen's papers, where it came from and where it was used. */
export function MinePage({ papers, next }: { papers: readonly Listed[]; next: string | null }) {
  const { t } = useView()
  return (
    <Page
      wide
      title={t('Giấy tờ của tôi', 'My papers')}
      crumbs={[{ href: '/cua-toi', text: t('Hồ sơ của tôi', 'My applications') }]}
      lead={t(
        'Giấy tờ bạn đã nộp và kết quả đã nhận. Lần sau làm thủ tục, bạn dùng lại được mà không phải nộp lại.',
        'Papers you handed in and results you received. Next time you can use them again instead of handing them in.',
      )}
    >
      <Table
        caption={t('Giấy tờ của tôi', 'My papers')}
        hideCaption
        rows={papers}
        rowKey={({ id }) => id}
        empty={<Nothing />}
        columns={[
          {
            key: 'name',
            head: t('Giấy tờ', 'Paper'),
            long: true,
            cell: (paper) => <Name {...{ paper }} />,
          },
          { key: 'from', head: t('Có từ', 'From'), cell: (paper) => <From {...{ paper }} /> },
          {
            key: 'until',
            head: t('Giá trị', 'Good until'),
            tight: true,
            cell: (paper) => <Until {...{ paper }} />,
          },
          {
            key: 'used',
            head: t('Đã dùng lại ở', 'Used again in'),
            cell: (paper) => <Uses {...{ paper }} />,
          },
          { key: 'acts', head: t('Việc', 'Acts'), cell: (paper) => <Acts {...{ paper }} /> },
        ]}
      />
      <Pager {...{ next }} />
      {papers.length > 0 && (
        <Notice title={t('Ẩn nghĩa là gì?', 'What does hiding do?')}>
          <p>
            {t(
              'Giấy tờ đã ẩn không được gợi ý dùng lại nữa, kể cả với cán bộ. Hồ sơ cũ vẫn giữ bản đã dùng để giải quyết.',
              'A hidden paper is not offered any more, nor to officers. The earlier application keeps what it was decided on.',
            )}
          </p>
        </Notice>
      )}
      <p>
        <a href="/cua-toi/ai-da-xem">
          {t('Ai đã mở giấy tờ, thông tin của tôi?', 'Who has opened my papers and data?')}
        </a>
      </p>
    </Page>
  )
}

function Nothing() {
  const { t } = useView()
  return (
    <Empty
      title={t('Kho của bạn chưa có giấy tờ nào.', 'There are no papers yet.')}
      action={<ButtonLink href="/thu-tuc">{t('Tìm thủ tục', 'Find a procedure')}</ButtonLink>}
    >
      <p>
        {t(
          'Giấy tờ được lưu khi hồ sơ của bạn được tiếp nhận và số hóa, kết quả được lưu khi giải quyết xong.',
          'Papers are kept when your application is received and scanned, results when it is settled.',
        )}
      </p>
    </Empty>
  )
}

type One = { paper: Listed }

function Name({ paper }: One) {
  const { t } = useView()
  const { id, name, origin, form, documentNumber } = paper
  return (
    <>
      <a href={`${minePath}/${id}`}>{plainName(name)}</a>{' '}
      <Tag tone={origin === 'component' ? 'blue' : 'green'}>{t(...originWords[origin])}</Tag>
      {paper.hiddenAt && <Tag>{t('Đang ẩn', 'Hidden')}</Tag>}
      <br />
      <span class="muted">
        {t(...formWords[form])}
        {documentNumber && t(`, số ${documentNumber}`, `, no. ${documentNumber}`)}
      </span>
      {origin === 'result' && (
        <>
          <br />
          <span class="muted">
            {t('Mã kết quả:', 'Result code:')} <span class="code">{resultCode(paper)}</span>
          </span>
        </>
      )}
    </>
  )
}

function From({ paper: { origin, dossierCode, procedureName, givenAt } }: One) {
  return (
    <>
      <When at={givenAt} only="date" />
      <br />
      {origin !== 'certified' && (
        <>
          <a class="code" href={`/cua-toi/ho-so/${dossierCode}`}>
            {dossierCode}
          </a>
          <br />
        </>
      )}
      <span class="muted">{shortened(procedureName)}</span>
    </>
  )
}

const mostLetters = 80

/** The catalogue's names may fill a paragraph; the dossier's page has the whole. */
const shortened = (name: string) =>
  name.length > mostLetters ? `${name.slice(0, mostLetters).trimEnd()}…` : name

export function Until({ paper: { until, isExpired } }: One) {
  const { t } = useView()
  if (until === undefined) return <span class="muted">{t('Không giới hạn', 'No limit known')}</span>
  if (isExpired)
    return (
      <>
        <Tag tone="orange">{t('Hết giá trị', 'Expired')}</Tag> <When on={until} />
      </>
    )
  return <When on={until} />
}

export function Uses({ paper: { uses } }: One) {
  const { t } = useView()
  if (uses.length === 0) return <span class="muted">{t('Chưa', 'Not yet')}</span>
  return (
    <ul class="plain-list">
      {uses.map(({ dossierCode, at }) => (
        <li key={dossierCode}>
          <a class="code" href={`/cua-toi/ho-so/${dossierCode}`}>
            {dossierCode}
          </a>{' '}
          <When {...{ at }} only="date" />
        </li>
      ))}
    </ul>
  )
}

function Acts({ paper: { id, name, hiddenAt } }: One) {
  const { t } = useView()
  const called = plainName(name)
  return (
    <Form action={`${minePath}/${id}/${hiddenAt ? 'hien' : 'an'}`}>
      <Button
        kind="quiet"
        small
        label={
          hiddenAt ? t(`Hiện lại ${called}`, `Show ${called}`) : t(`Ẩn ${called}`, `Hide ${called}`)
        }
      >
        {hiddenAt ? t('Hiện lại', 'Show again') : t('Ẩn', 'Hide')}
      </Button>
    </Form>
  )
}
