import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Checkboxes, TextArea, TextField } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView, type View } from '#ui/view.ts'

import type { Filling } from '../filling.ts'
import type { ListedKind } from '../kinds-store.ts'

export const kindsPath = '/quan-tri/loai-giay-to'

const daysText = ({ t }: Pick<View, 't'>, { reusable, days }: ListedKind) =>
  !reusable
    ? t('Không dùng lại', 'Never reused')
    : days === null
      ? t('Không giới hạn', 'No limit')
      : t(`${days} ngày`, `${days} days`)

type ListProps = { kinds: readonly ListedKind[]; filling: Filling | undefined }

/** Loại giấy tờ: by which names papers are recognised, and how long each may be reused. */
export function KindsPage({ kinds, filling }: ListProps) {
  const view = useView()
  const { t, who } = view
  const mayEdit = who.can.has('paper-kind.edit')
  return (
    <Page
      frame="staff"
      title={t('Loại giấy tờ dùng lại', 'Kinds of reusable papers')}
      lead={t(
        'Khi tiếp nhận, giấy tờ đã số hóa trước đây được gợi ý dùng lại nếu tên của nó và tên thành phần hồ sơ cùng thuộc một loại ở đây.',
        'At intake a paper digitised before is offered when its name and the name of the component belong to one kind of this list.',
      )}
      actions={
        mayEdit && <ButtonLink href={`${kindsPath}/moi`}>{t('Thêm loại', 'Add a kind')}</ButtonLink>
      }
    >
      <Table
        caption={t('Loại giấy tờ', 'Kinds of papers')}
        hideCaption
        rows={kinds}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'name',
            head: t('Tên', 'Name'),
            cell: ({ code, name, version }) => (
              <>
                <a href={`${kindsPath}/${code}`}>{name}</a>{' '}
                {version > 0 && <Tag tone="blue">{t('Xã đã sửa', 'Changed here')}</Tag>}
              </>
            ),
          },
          {
            key: 'also',
            head: t('Còn gọi là', 'Also called'),
            long: true,
            cell: ({ synonyms }) => synonyms.join('; '),
          },
          { key: 'days', head: t('Giá trị', 'Good for'), cell: (kind) => daysText(view, kind) },
          { key: 'source', head: t('Căn cứ', 'Source'), long: true, cell: ({ source }) => source },
        ]}
      />
      <FillingPart {...{ filling }} mayStart={mayEdit} />
    </Page>
  )
}

function FillingPart({ filling, mayStart }: { filling: Filling | undefined; mayStart: boolean }) {
  const { t } = useView()
  return (
    <Notice title={t('Đưa giấy tờ cũ vào kho', 'Bring earlier papers into the store')}>
      <p>{filling ? <FillingText {...{ filling }} /> : t('Chưa chạy lần nào.', 'Not run yet.')}</p>
      {mayStart && (
        <Form action={`${kindsPath}/dua-vao-kho`}>
          <Button kind="secondary">
            {t('Rà lại mọi hồ sơ đã số hóa', 'Go through all digitised dossiers')}
          </Button>
        </Form>
      )}
    </Notice>
  )
}

function FillingText({ filling: { finishedAt, dossiers, papers } }: { filling: Filling }) {
  const { t } = useView()
  return (
    <>
      {finishedAt
        ? t(
            `Lần gần nhất: đã rà ${dossiers} hồ sơ, đưa thêm hoặc cập nhật ${papers} giấy tờ.`,
            `Last run: ${dossiers} dossiers seen, ${papers} papers added or updated.`,
          )
        : t(
            `Đang chạy: đã rà ${dossiers} hồ sơ, ${papers} giấy tờ.`,
            `Running: ${dossiers} dossiers seen, ${papers} papers.`,
          )}
    </>
  )
}

type EditProps = {
  kind: ListedKind | undefined
  filled: Filled
  errors: Errors | undefined
}

/** One kind: its names, its validity, where that comes from. */
export function KindPage({ kind, filled, errors }: EditProps) {
  const { t } = useView()
  const field = { filled, errors }
  return (
    <Page
      frame="staff"
      title={kind?.name ?? t('Thêm loại giấy tờ', 'Add a kind of paper')}
      crumbs={[{ href: kindsPath, text: t('Loại giấy tờ', 'Kinds of papers') }]}
    >
      <ErrorSummary {...{ errors }} />
      <Form action={`${kindsPath}/${kind?.code ?? 'moi'}`}>
        <Hidden name="version" value={filled['version'] ?? '0'} />
        {!kind && (
          <TextField
            name="code"
            label={t('Mã', 'Code')}
            hint={t(
              'Chữ thường không dấu, số, gạch nối. Ví dụ giay-kham-suc-khoe',
              'Lower-case letters, digits, hyphens',
            )}
            width={20}
            code
            {...field}
          />
        )}
        <TextField name="name" label={t('Tên loại giấy tờ', 'Name')} {...field} />
        <TextArea
          name="synonyms"
          label={t('Còn được gọi là', 'Also called')}
          hint={t(
            'Mỗi dòng một tên, có dấu hay không dấu đều được.',
            'One to a line, with or without diacritics.',
          )}
          rows={4}
          optional
          {...field}
        />
        <Checkboxes
          name="reusable"
          legend={t('Dùng lại', 'Reuse')}
          options={[
            {
              value: '1',
              text: t('Được gợi ý dùng lại ở hồ sơ sau', 'Offered again in later dossiers'),
              hint: t(
                'Không chọn với tờ khai, giấy ủy quyền và giấy chỉ dùng cho một việc.',
                'Not for declarations, powers of attorney and what is about one matter only.',
              ),
            },
          ]}
          {...field}
        />
        <TextField
          name="days"
          label={t(
            'Có giá trị bao nhiêu ngày kể từ ngày cấp',
            'Good for how many days after issue',
          )}
          hint={t('Để trống nếu không giới hạn.', 'Leave empty where there is no limit.')}
          width={5}
          inputMode="numeric"
          optional
          {...field}
        />
        <TextArea name="source" label={t('Căn cứ', 'Source')} rows={2} {...field} />
        <Actions>
          <Button>{t('Lưu', 'Save')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}
