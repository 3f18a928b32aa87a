import { Empty } from '#ui/empty.tsx'
import { TextField } from '#ui/field.tsx'
import { Button, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'

import { designPath, home } from '../addresses.ts'

/** What would become of a past dossier's answers; their labels only, for the answers are not ours to show. */
export type Trial = {
  dossier: string
  /** Answers that the form has no place for. */
  dropped: readonly string[]
  /** What the form would ask to be mended, by the field. */
  errors: readonly { label: string; message: string }[]
  kept: number
}

type Props = {
  code: string
  which: string
  title: string
  asked: string
  trial: Trial | undefined
  recent: readonly { code: string; applicantName: string }[]
}

/** Thử trên hồ sơ cũ: whether the answers of a dossier that is there would pass; it only reads. */
export function TrialPage({ code, which, title, asked, trial, recent }: Props) {
  const { t } = useView()
  const base = designPath(code)
  return (
    <Page
      frame="staff"
      title={t('Thử trên hồ sơ cũ', 'Try on a past dossier')}
      lead={title}
      crumbs={[
        { href: home, text: t('Biểu mẫu điện tử', 'Forms') },
        { href: which === 'nhap' ? `${base}/sua` : base, text: title },
      ]}
    >
      <Form action={`${base}/thu-ho-so`} method="get">
        <Hidden name="ban" value={which} />
        <TextField name="ho-so" label={t('Mã hồ sơ', 'Code of the dossier')} value={asked} code />
        <Button>{t('Thử', 'Try')}</Button>
      </Form>
      {asked !== '' && !trial && (
        <Notice kind="warn" title={t('Không tìm thấy hồ sơ này.', 'There is no such dossier.')} />
      )}
      {trial ? <Outcome {...{ trial }} /> : <Recent {...{ base, which, recent }} />}
    </Page>
  )
}

function Outcome({ trial: { dossier, dropped, errors, kept } }: { trial: Trial }) {
  const { t } = useView()
  const isFine = dropped.length === 0 && errors.length === 0
  return (
    <>
      <Notice
        kind={isFine ? 'ok' : 'warn'}
        title={
          isFine
            ? t(
                `Câu trả lời của hồ sơ ${dossier} vừa với biểu mẫu này.`,
                `The answers of ${dossier} fit this form.`,
              )
            : t(
                `Hồ sơ ${dossier}: ${kept} câu trả lời dùng được, ${dropped.length} không còn chỗ, ${errors.length} chỗ phải sửa`,
                `${dossier}: ${kept} answers fit, ${dropped.length} have no place, ${errors.length} to be mended`,
              )
        }
      />
      {errors.length > 0 && (
        <Table
          caption={t('Biểu mẫu này sẽ đòi sửa', 'The form would ask to mend')}
          rows={errors}
          columns={[
            { key: 'label', head: t('Mục', 'Field'), cell: ({ label }) => label },
            {
              key: 'message',
              head: t('Lời báo', 'Message'),
              long: true,
              cell: ({ message }) => message,
            },
          ]}
        />
      )}
      {dropped.length > 0 && (
        <Table
          caption={t('Không còn chỗ trong biểu mẫu này', 'No place in this form')}
          rows={dropped.map((label) => ({ label }))}
          columns={[
            {
              key: 'label',
              head: t('Mục của hồ sơ', 'Field of the dossier'),
              cell: ({ label }) => label,
            },
          ]}
        />
      )}
    </>
  )
}

function Recent({ base, which, recent }: { base: string } & Pick<Props, 'which' | 'recent'>) {
  const { t } = useView()
  return (
    <Table
      caption={t('Hồ sơ gần đây của các thủ tục này', 'Recent dossiers of these procedures')}
      rows={recent}
      empty={<Empty title={t('Chưa có hồ sơ nào để thử.', 'There is no dossier to try yet.')} />}
      columns={[
        {
          key: 'code',
          head: t('Mã hồ sơ', 'Code'),
          cell: ({ code }) => (
            <a href={`${base}/thu-ho-so?ban=${which}&ho-so=${encodeURIComponent(code)}`}>{code}</a>
          ),
        },
        {
          key: 'name',
          head: t('Người nộp', 'Applicant'),
          cell: ({ applicantName }) => applicantName,
        },
      ]}
    />
  )
}
