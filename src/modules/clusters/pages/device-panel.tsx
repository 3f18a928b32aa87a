import { Facts } from '#ui/facts.tsx'
import { TextField } from '#ui/field.tsx'
import { Button, Form } from '#ui/form.tsx'
import { numberText } from '#ui/format.ts'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { codeInGroups } from '../devices/code.ts'
import type { ClusterProps } from './cluster-page.tsx'

/** Thiết bị: which one, how a new one is enrolled, how one is revoked. */
export function DevicePanel(props: ClusterProps) {
  const { cluster, devices, mayEdit } = props
  const { t } = useView()
  const [newest, ...older] = devices
  const current = newest?.revokedAt === null ? newest : undefined
  return (
    <Panel title={t('Thiết bị', 'Device')} id="thiet-bi">
      {current ? (
        <Facts
          rows={[
            [t('Kiểu', 'Model'), current.model],
            [t('Số máy', 'Serial number'), current.serial],
            [t('Phần mềm', 'Firmware'), cluster.firmware],
            [t('Đăng ký lúc', 'Enrolled'), <When at={current.enrolledAt} />],
            older.length > 0 && [t('Thiết bị trước đây', 'Devices before'), older.length],
          ]}
        />
      ) : (
        <p>{t('Cụm loa này chưa có thiết bị.', 'This cluster has no device.')}</p>
      )}
      {mayEdit && <Enrolment {...props} hasDevice={current !== undefined} />}
      {mayEdit && current && <Revoking {...props} />}
      <Logs {...props} />
    </Panel>
  )
}

const actionOf = ({ cluster }: ClusterProps, part: string) =>
  `/can-bo/cum-loa/${encodeURIComponent(cluster.code)}/${part}`

function Enrolment(props: ClusterProps & { hasDevice: boolean }) {
  const { waiting, refused, hasDevice } = props
  const { t } = useView()
  const retry = refused?.part === 'code' ? refused : undefined
  return (
    <>
      {waiting && (
        <Notice title={t('Đang chờ thiết bị gửi mã này', 'Waiting for a device with this code')}>
          <p>
            <strong class="code-word">{codeInGroups(waiting.code)}</strong> {t('đến', 'until')}{' '}
            <When at={waiting.expiresAt} />
          </p>
          <p>
            {t(
              'Trên thiết bị, gõ mã này; chữ hoa hay thường, có dấu cách hay không đều được.',
              'Type it on the device; capitals and spaces do not matter.',
            )}
          </p>
        </Notice>
      )}
      <details class="fold" open={retry !== undefined || (!hasDevice && !waiting)}>
        <summary>
          {hasDevice
            ? t('Thay thiết bị', 'Change the device')
            : t('Đăng ký thiết bị', 'Enrol a device')}
        </summary>
        <Form action={actionOf(props, 'ma-dang-ky')}>
          <TextField
            name="code"
            label={t('Mã dán trên thiết bị', 'Code on the device')}
            hint={t(
              'Để trống thì hệ thống tạo mã. Mã dùng được 72 giờ, cho một thiết bị; thiết bị mới làm thiết bị cũ hết hiệu lực.',
              'Left empty, a code is made. It is good for 72 hours and one device; a new device ends the old one.',
            )}
            width={30}
            code
            optional
            filled={retry?.filled}
            errors={retry?.errors}
          />
          <Button kind="secondary">{t('Ghi mã, chờ thiết bị', 'Wait for the device')}</Button>
        </Form>
      </details>
    </>
  )
}

function Revoking(props: ClusterProps) {
  const { refused } = props
  const { t } = useView()
  const retry = refused?.part === 'revoke' ? refused : undefined
  return (
    <details class="fold" open={retry !== undefined}>
      <summary>{t('Thu hồi thiết bị', 'Revoke the device')}</summary>
      <p>
        {t(
          'Dùng khi thiết bị mất, hỏng hoặc bị nghi can thiệp. Thiết bị im lặng ngay khi biết.',
          'When it is lost, broken or tampered with. It falls silent as soon as it knows.',
        )}
      </p>
      <Form action={actionOf(props, 'thu-hoi')}>
        <TextField
          name="reason"
          label={t('Lý do', 'Reason')}
          filled={retry?.filled}
          errors={retry?.errors}
        />
        <Button kind="warning">{t('Thu hồi', 'Revoke')}</Button>
      </Form>
    </details>
  )
}

function Logs({ cluster, logs, mayEdit }: ClusterProps) {
  const { t, lang } = useView()
  if (logs.length === 0 || !mayEdit) return null
  return (
    <>
      <h3>{t('Nhật ký thiết bị gửi về', 'Logs')}</h3>
      <ul>
        {logs.map(({ id, takenAt, size }) => (
          <li key={id}>
            <a href={`/can-bo/cum-loa/${encodeURIComponent(cluster.code)}/nhat-ky/${id}`}>
              <When at={takenAt} />
            </a>{' '}
            <span class="muted">{`${numberText(lang, Math.ceil(size / 1_000))} kB`}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
