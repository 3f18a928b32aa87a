import type { Retry } from '#platform/form.ts'
import { TextField } from '#ui/field.tsx'
import { Button, Form } from '#ui/form.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Feed } from '../feeds.ts'
import { faultWords } from '../words.ts'

const home = '/can-bo/canh-bao/quyet-dinh'

type Props = { feeds: readonly Feed[]; refused: (Retry & { part: 'habit' | 'feed' }) | undefined }

/** Các nguồn được hỏi. */
export function Sources({ feeds, refused }: Props) {
  const { t } = useView()
  const retry = refused?.part === 'feed' ? refused : undefined
  const typed = { filled: retry?.filled, errors: retry?.errors }
  return (
    <Panel title={t('Nguồn cảnh báo', 'Sources')} id="nguon">
      <Table
        caption={t('Các nguồn được hỏi 2 phút một lần', 'Asked every two minutes')}
        rows={feeds}
        rowKey={({ id }) => id}
        empty={t('Chưa có nguồn nào.', 'No source yet.')}
        columns={[
          { key: 'name', head: t('Tên', 'Name'), cell: ({ name }) => name },
          {
            key: 'address',
            head: t('Địa chỉ', 'Address'),
            cell: (feed) => feed.address,
            long: true,
          },
          {
            key: 'asked',
            head: t('Lần hỏi gần nhất', 'Asked last'),
            cell: ({ askedAt, fault }) =>
              askedAt === null ? (
                '–'
              ) : (
                <>
                  <When at={askedAt} />
                  {fault !== null && <> · {t(...faultWords(fault))}</>}
                </>
              ),
          },
          {
            key: 'remove',
            head: t('Bỏ', 'Remove'),
            cell: ({ id, name }) => (
              <Form action={`${home}/nguon/${id}/bo`}>
                <Button kind="quiet" small label={t(`Bỏ nguồn ${name}`, `Remove ${name}`)}>
                  {t('Bỏ', 'Remove')}
                </Button>
              </Form>
            ),
          },
        ]}
      />
      <Form action={`${home}/nguon`}>
        <TextField name="name" label={t('Tên nguồn', 'Name')} {...typed} />
        <TextField
          name="address"
          type="url"
          label={t('Địa chỉ', 'Address')}
          hint={t(
            'Một cảnh báo CAP, hoặc danh sách Atom, RSS của các cảnh báo.',
            'A CAP message, or an Atom or RSS list of them.',
          )}
          {...typed}
        />
        <Button kind="secondary">{t('Thêm nguồn', 'Add')}</Button>
      </Form>
    </Panel>
  )
}
