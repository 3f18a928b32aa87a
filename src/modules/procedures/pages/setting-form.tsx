import { Checkboxes, Radios, TextArea, TextField } from '#ui/field.tsx'
import { Actions, Button, Form, Hidden } from '#ui/form.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'

import type { Procedure } from '../domain.ts'
import type { AdminRetry } from './admin-procedure.tsx'
import type { Typed } from './confirm-parts.tsx'

type Props = { procedure: Procedure; seen: string; retry: AdminRetry | undefined }
type FieldsProps = { procedure: Procedure; typed: Typed }

/** What the commune adds: where to file, the desk, its own words, whether citizens see it. */
export function SettingPanel({ procedure, seen, retry }: Props) {
  const { t } = useView()
  const typed = { filled: retry?.filled, errors: retry?.errors }
  return (
    <Panel id="dia-phuong" title={t('Phần của xã', 'The commune’s part')}>
      <Form action={`/quan-tri/thu-tuc/${procedure.code}/dia-phuong`}>
        <Hidden name="seen" value={seen} />
        <Where {...{ procedure, typed }} />
        <Names {...{ procedure, typed }} />
        <Notes {...{ procedure, typed }} />
        <Checkboxes
          {...typed}
          name="hidden"
          id="setting-hidden"
          legend={t('Hiển thị', 'Visibility')}
          value={procedure.hidden ? 'yes' : ''}
          options={[
            {
              value: 'yes',
              text: t('Ẩn với người dân (xã không giải quyết thủ tục này)', 'Hide from citizens'),
            },
          ]}
        />
        <Actions>
          <Button>{t('Lưu phần của xã', 'Save')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}

function Where({ procedure, typed }: FieldsProps) {
  const { t } = useView()
  return (
    <>
      <Radios
        {...typed}
        name="filed"
        id="setting-filed"
        legend={t('Nơi nộp hồ sơ', 'Where it is filed')}
        value={procedure.filed}
        options={[
          { value: 'here', text: t('Tại xã, bằng hệ thống này', 'Here, in this system') },
          {
            value: 'national-portal',
            text: t(
              'Cổng Dịch vụ công quốc gia; ở đây chỉ dẫn đường',
              'The national portal; we only link there',
            ),
          },
        ]}
      />
      <Radios
        {...typed}
        name="online"
        id="setting-online"
        legend={t('Nhận trực tuyến', 'Online applications')}
        value={procedure.channels.includes('online') ? 'yes' : 'no'}
        inline
        options={[
          { value: 'yes', text: t('Có', 'Yes') },
          { value: 'no', text: t('Không', 'No') },
        ]}
      />
    </>
  )
}

function Names({ procedure, typed }: FieldsProps) {
  const { t } = useView()
  return (
    <>
      <TextField
        {...typed}
        name="counter"
        id="setting-counter"
        label={t('Quầy tiếp nhận', 'Desk')}
        value={procedure.counter}
        optional
      />
      <TextField
        {...typed}
        name="localName"
        id="setting-localName"
        label={t('Tên dùng ở xã', 'Name used here')}
        hint={t('Khi tên ở nguồn sai hoặc khó hiểu', 'When the source’s name is wrong or unclear')}
        value={procedure.localName}
        optional
      />
    </>
  )
}

function Notes({ procedure, typed }: FieldsProps) {
  const { t } = useView()
  return (
    <>
      <TextArea
        {...typed}
        name="note"
        id="setting-note"
        label={t('Lưu ý cho người dân', 'Note to citizens')}
        value={procedure.localNote}
        max={2000}
        optional
      />
      <TextArea
        {...typed}
        name="noteEn"
        id="setting-noteEn"
        label={t('Lưu ý bằng tiếng Anh', 'Note in English')}
        value={procedure.localNoteEn}
        rows={2}
        max={2000}
        optional
      />
    </>
  )
}
