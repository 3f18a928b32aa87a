import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { Checkboxes, TextField } from '#ui/field.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Connection } from '../outbox/connection.ts'
import { StandInNotice } from './stand-in-notice.tsx'

const home = '/quan-tri/lien-thong'

type Props = {
  connection: Connection | undefined
  filled?: Filled | undefined
  errors?: Errors | undefined
}

/** Kết nối: whether, where to and with what token messages are sent. */
export function SettingsPage({ connection, filled, errors }: Props) {
  const { t } = useView()
  const typed = filled ?? {
    isOn: connection?.isOn ? 'yes' : '',
    address: connection?.address ?? '',
  }
  return (
    <Page
      frame="staff"
      title={t('Kết nối trục liên thông', 'Connection to the axis')}
      crumbs={[
        { href: home, text: t('Liên thông với trục của tỉnh', 'Messages to the provincial axis') },
      ]}
      lead={t(
        'Khi bật, tình hình giải quyết của mỗi hồ sơ được gửi lên trục của tỉnh theo thứ tự, tự gửi lại khi đường truyền có sự cố.',
        'When switched on, what happens to each dossier is sent to the axis in order, and again by itself when the line fails.',
      )}
    >
      <ErrorSummary {...{ errors }} />
      {connection && <StandInNotice address={connection.address} />}
      {connection && <State {...{ connection }} />}
      <Form action={`${home}/cau-hinh`}>
        <Checkboxes
          name="isOn"
          legend={t('Liên thông', 'Exchange')}
          options={[
            { value: 'yes', text: t('Gửi tình hình hồ sơ lên trục', 'Send dossiers to the axis') },
          ]}
          filled={typed}
          errors={errors}
        />
        <TextField
          name="address"
          type="url"
          label={t('Địa chỉ dịch vụ', 'Address of the service')}
          hint={t(
            'Do đơn vị quản lý trục cung cấp, ví dụ https://truc.tentinh.gov.vn/dich-vu',
            'As given by those who run the axis',
          )}
          filled={typed}
          errors={errors}
        />
        <TextField
          name="token"
          type="password"
          autocomplete="off"
          label={t('Mã truy cập', 'Token')}
          hint={
            connection
              ? t(
                  'Đã có mã, không hiện lại. Để trống nếu giữ mã cũ.',
                  'There is one; it is not shown again. Leave blank to keep it.',
                )
              : t(
                  'Được niêm phong khi lưu và không hiện lại.',
                  'Sealed when saved, and never shown again.',
                )
          }
          errors={errors}
        />
        <Actions>
          <Button>{t('Lưu', 'Save')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}

function State({ connection }: { connection: Connection }) {
  const { t } = useView()
  const { lastAnswerAt, failures, lastFailure, changedAt } = connection
  return (
    <Panel title={t('Tình trạng', 'How it is')}>
      <Facts
        rows={[
          [t('Lần cuối trục trả lời', 'Last answer'), lastAnswerAt && <When at={lastAnswerAt} />],
          failures > 0 && [
            t('Số lần không trả lời liên tiếp', 'Failures in a row'),
            `${failures} (${lastFailure})`,
          ],
          [t('Cấu hình lúc', 'Set at'), <When at={changedAt} />],
        ]}
      />
    </Panel>
  )
}
