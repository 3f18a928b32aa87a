import type { Procedure } from '#modules/procedures/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { DateField, TextField } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { builtIn } from '../built-in/all.ts'
import type { Guide } from '../domain.ts'
import { inForce, type Entry, type Grounded } from '../store.ts'
import { EndingFields, QuestionFields } from './edit-parts.tsx'

type ListProps = {
  entries: readonly Entry[]
  names: ReadonlyMap<string, string>
  on: Temporal.PlainDate
}

/** Câu hỏi điều kiện: which procedures ask any, and whose words they are. */
export function GuidesPage({ entries, names, on }: ListProps) {
  const { t } = useView()
  const codes = [...new Set([...builtIn.keys(), ...entries.map(({ procedure }) => procedure)])]
  return (
    <Page
      frame="staff"
      title={t('Câu hỏi điều kiện', 'Eligibility questions')}
      lead={t(
        'Người dân trả lời trước khi nộp. Không câu nào chặn việc nộp hồ sơ.',
        'Citizens answer them before applying. None keeps anybody from filing.',
      )}
    >
      <Table
        caption={t('Câu hỏi điều kiện', 'Eligibility questions')}
        hideCaption
        rows={codes.toSorted()}
        rowKey={(code) => code}
        columns={[
          {
            key: 'name',
            head: t('Thủ tục', 'Procedure'),
            cell: (code) => <a href={`/quan-tri/cau-hoi/${code}`}>{names.get(code) ?? code}</a>,
          },
          { key: 'code', head: t('Mã', 'Code'), tight: true, cell: (code) => code },
          {
            key: 'basis',
            head: t('Đang dùng', 'In use'),
            cell: (code) =>
              inForce(entries, code, on)
                ? t('Bộ câu hỏi của xã', 'The commune’s own')
                : t('Bộ câu hỏi của chương trình', 'The program’s'),
          },
        ]}
      />
      <p class="muted">
        {t(
          'Thủ tục khác: mở địa chỉ /quan-tri/cau-hoi/ và mã thủ tục.',
          'Another procedure: open /quan-tri/cau-hoi/ followed by its code.',
        )}
      </p>
    </Page>
  )
}

type EditProps = {
  procedure: Procedure
  guide: Grounded | undefined
  guideTyped: Guide
  past: readonly Entry[]
  filled: Filled
  errors: Errors | undefined
  more: 'question' | 'ending' | undefined
}

/** One set of questions: all its words, where each answer leads, its ground and first day. */
export function EditPage(props: EditProps) {
  const { t, who } = useView()
  const { procedure, guide, past, errors } = props
  return (
    <Page
      frame="staff"
      title={procedure.name}
      over={procedure.code}
      crumbs={[
        { href: '/quan-tri/cau-hoi', text: t('Câu hỏi điều kiện', 'Eligibility questions') },
      ]}
      actions={
        <ButtonLink kind="secondary" href={`/thu-tuc/${procedure.code}/dieu-kien`}>
          {t('Xem như người dân', 'See it as a citizen')}
        </ButtonLink>
      }
    >
      <ErrorSummary {...{ errors }} />
      {guide?.certainty === 'to-confirm' && (
        <Notice
          kind="warn"
          title={t(
            'Bộ câu hỏi này chưa được đối chiếu với văn bản gốc.',
            'These have not been compared with the original text yet.',
          )}
        >
          <p>{guide.citation}</p>
        </Notice>
      )}
      {who.can.has('guide.edit') ? (
        <EditForm {...props} />
      ) : (
        <p class="muted">{t('Bạn chỉ xem được.', 'You can only read this.')}</p>
      )}
      <Past {...{ past }} />
    </Page>
  )
}

function EditForm({ procedure, guideTyped, filled, errors, more }: EditProps) {
  const { t } = useView()
  const { questions, endings } = guideTyped
  const targets = [
    ...questions.map(({ code, text }) => ({ value: code, text: `→ ${text.vi}` })),
    ...endings.map(({ code, text }) => ({ value: code, text: `■ ${text.vi}` })),
  ].map(({ value, text }) => ({ value, text: text.length > 90 ? `${text.slice(0, 88)}…` : text }))
  const shown = { filled, errors, targets }
  const blank = (of: 'question' | 'ending') => (more === of ? 1 : 0)
  return (
    <Form action={`/quan-tri/cau-hoi/${procedure.code}`}>
      <Hidden name="seen" value={filled['seen'] ?? '0'} />
      {Array.from({ length: questions.length + blank('question') }, (_, n) => (
        <QuestionFields key={n} {...shown} number={n + 1} question={questions[n]} />
      ))}
      <Button kind="secondary" name="_more" value="question">
        {t('Thêm câu hỏi', 'Add a question')}
      </Button>
      {Array.from({ length: endings.length + blank('ending') }, (_, n) => (
        <EndingFields key={n} {...shown} number={n + 1} ending={endings[n]} />
      ))}
      <Button kind="secondary" name="_more" value="ending">
        {t('Thêm kết luận', 'Add an ending')}
      </Button>
      <Panel title={t('Căn cứ', 'Ground')}>
        <TextField
          name="citation"
          label={t('Văn bản làm căn cứ', 'Legal ground')}
          {...{ filled, errors }}
        />
        <DateField
          name="effectiveFrom"
          label={t('Áp dụng từ ngày', 'From')}
          {...{ filled, errors }}
        />
      </Panel>
      <Actions>
        <Button>{t('Lưu thành phiên bản mới', 'Save as a new version')}</Button>
      </Actions>
    </Form>
  )
}

function Past({ past }: { past: readonly Entry[] }) {
  const { t } = useView()
  return (
    <Panel title={t('Các phiên bản của xã', 'The commune’s versions')}>
      <Table
        caption={t('Các phiên bản', 'Versions')}
        hideCaption
        rows={past}
        empty={t('Xã chưa sửa; đang dùng bộ của chương trình.', 'None; the program’s own is used.')}
        columns={[
          { key: 'n', head: t('Lần', 'No.'), cell: ({ number }) => number },
          {
            key: 'from',
            head: t('Từ ngày', 'From'),
            cell: ({ effectiveFrom }) => <When on={effectiveFrom} />,
          },
          {
            key: 'q',
            head: t('Số câu', 'Questions'),
            cell: ({ content }) => content.questions.length,
          },
          { key: 'citation', head: t('Căn cứ', 'Ground'), cell: ({ citation }) => citation },
          { key: 'by', head: t('Người sửa', 'By'), cell: ({ setByName }) => setByName },
          { key: 'at', head: t('Lúc', 'At'), cell: ({ setAt }) => <When at={setAt} /> },
        ]}
      />
    </Panel>
  )
}
