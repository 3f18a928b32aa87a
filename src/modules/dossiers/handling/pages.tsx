import { Empty } from '#ui/empty.tsx'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { Checkboxes, DateField, TextArea, TextField } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Form, Hidden } from '#ui/form.tsx'
import { dateText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Filters, Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'

import { inForce, type Entry, type Grounded } from './domain.ts'
import { readings } from './readings.ts'

const home = '/quan-tri/xu-ly'

type ListProps = {
  entries: readonly Entry[]
  names: ReadonlyMap<string, string>
  typed: string
  on: Temporal.PlainDate
}

/** Which procedures have rules of handling of their own, by the commune or by law. */
export function HandlingListPage({ entries, names, typed, on }: ListProps) {
  const { t, lang } = useView()
  const codes = [
    ...new Set([...entries.map(({ procedure }) => procedure), ...Object.keys(readings)]),
  ]
    .filter((code) => code !== '')
    .toSorted()
  return (
    <Page
      frame="staff"
      title={t('Quy định xử lý hồ sơ', 'Rules of handling')}
      lead={t(
        'Thủ tục cho yêu cầu bổ sung mấy lần, người dân có bao lâu để bổ sung, im lặng có là đồng ý, liên thông với thủ tục nào. Hồ sơ giữ quy định của ngày được tiếp nhận.',
        'How often a procedure allows to ask for papers, how long the applicant has, whether silence is consent, what it is linked with. A dossier keeps the rules of the day it came in.',
      )}
      actions={
        <>
          <ButtonLink kind="secondary" href={`${home}/linh-vuc`}>
            {t('Phòng giải quyết theo lĩnh vực', 'Departments by field')}
          </ButtonLink>
          <ButtonLink kind="secondary" href={`${home}/chung`}>
            {t('Quy định chung của xã', 'The commune’s general rules')}
          </ButtonLink>
        </>
      }
    >
      <Filters action={home}>
        <TextField
          name="ma"
          label={t('Mã thủ tục', 'Procedure code')}
          hint={t('Ví dụ 1.001193', 'For example 1.001193')}
          value={typed}
          errors={
            typed ? { ma: t('Không đúng mẫu mã thủ tục', 'Not a procedure code') } : undefined
          }
          width={10}
          code
        />
      </Filters>
      <Table
        caption={t('Thủ tục có quy định riêng', 'Procedures with rules of their own')}
        rows={codes}
        rowKey={(code) => code}
        empty={<Empty title={t('Chưa có quy định riêng nào.', 'None yet.')} />}
        columns={[
          {
            key: 'code',
            head: t('Thủ tục', 'Procedure'),
            cell: (code) => (
              <a href={`${home}/${code}`}>
                {code} {names.get(code)}
              </a>
            ),
          },
          {
            key: 'from',
            head: t('Áp dụng từ', 'In force from'),
            tight: true,
            cell: (code) => {
              const entry = inForce(entries, code, on)
              return entry
                ? dateText(lang, entry.effectiveFrom)
                : t('Theo danh mục', 'As the catalogue says')
            },
          },
          {
            key: 'ground',
            head: t('Căn cứ', 'Ground'),
            cell: (code) => inForce(entries, code, on)?.citation ?? readings[code]?.citation,
          },
        ]}
      />
    </Page>
  )
}

type Props = {
  code: string
  name: string | undefined
  now: Grounded
  past: readonly Entry[]
  seen: number
  filled: Record<string, string>
  errors: Record<string, string> | undefined
}

/** The rules of one procedure: what holds today with its ground, and the form for a new entry. */
export function HandlingPage({ code, name, now, past, seen, filled, errors }: Props) {
  const { t, who } = useView()
  return (
    <Page
      frame="staff"
      title={name ?? t('Quy định chung của xã', 'The commune’s general rules')}
      over={name && <span class="code">{code}</span>}
      crumbs={[{ href: home, text: t('Quy định xử lý hồ sơ', 'Rules of handling') }]}
    >
      <ErrorSummary {...{ errors }} />
      <Basis {...{ now }} />
      {who.can.has('handling.set') ? (
        <Form action={`${home}/${code}`}>
          <Hidden name="seen" value={filled['seen'] ?? String(seen)} />
          <Fields {...{ filled, errors }} />
          <Actions>
            <Button>{t('Lưu quy định', 'Save')}</Button>
          </Actions>
        </Form>
      ) : (
        <Allowed {...{ now }} />
      )}
      <Past {...{ past }} />
    </Page>
  )
}

function Basis({ now }: { now: Grounded }) {
  const { t } = useView()
  const titles = {
    unit: t('Xã đã quy định', 'Set by the commune'),
    law: t('Theo danh mục quốc gia, cần xã xác nhận', 'From the catalogue, to be confirmed'),
    ordinary: t(
      'Chưa có quy định riêng: bổ sung một lần, không có hạn bổ sung',
      'No rules yet: papers are asked for once, without a limit',
    ),
  }
  return (
    <Notice kind={now.basis === 'unit' ? 'ok' : 'info'} title={titles[now.basis]}>
      {now.citation && <p>{now.citation}</p>}
    </Notice>
  )
}

/** For those who may only look. */
function Allowed({ now: { value } }: { now: Grounded }) {
  const { t } = useView()
  const yesNo = (yes: boolean) => (yes ? t('Có', 'Yes') : t('Không', 'No'))
  return (
    <Facts
      rows={[
        [t('Số lần yêu cầu bổ sung', 'Requests for papers'), value.mostSupplements],
        [t('Hạn bổ sung (ngày làm việc)', 'Days to supply'), value.supplyDays],
        [t('Gia hạn tối đa (ngày làm việc)', 'Longest extension'), value.mostExtensionDays],
        [t('Im lặng là đồng ý', 'Silence is consent'), yesNo(value.silenceConsents)],
        [t('Xác minh dừng thời hạn', 'Verification pauses'), yesNo(value.verificationPauses)],
        [t('Liên thông', 'Linked with'), value.links.map(({ name }) => name).join('; ')],
      ]}
    />
  )
}

function Fields({ filled, errors }: Pick<Props, 'filled' | 'errors'>) {
  const { t } = useView()
  const typed = { filled, errors }
  const yes = (text: string) => [{ value: 'co', text }]
  return (
    <>
      <TextField
        {...typed}
        name="mostSupplements"
        label={t('Được yêu cầu bổ sung mấy lần', 'How often papers may be asked for')}
        inputMode="numeric"
        width={3}
      />
      <TextField
        {...typed}
        name="supplyDays"
        label={t('Người dân có mấy ngày làm việc để bổ sung', 'Working days to supply papers')}
        hint={t(
          'Quá hạn này hồ sơ tự dừng, kèm thông báo mẫu 05. Để trống nếu luật không quy định.',
          'After that the dossier stops by itself (form 05). Leave blank where no rule is known.',
        )}
        inputMode="numeric"
        width={3}
        optional
      />
      <TextField
        {...typed}
        name="mostExtensionDays"
        label={t('Gia hạn tối đa mấy ngày làm việc', 'Longest extension in working days')}
        inputMode="numeric"
        width={3}
        optional
      />
      <Checkboxes
        {...typed}
        name="silenceConsents"
        legend={t('Khi hết thời hạn giải quyết', 'When the time limit is over')}
        options={yes(
          t('Không có văn bản trả lời được coi là đồng ý', 'No answer counts as consent'),
        )}
      />
      <Checkboxes
        {...typed}
        name="verificationPauses"
        legend={t('Khi chờ cơ quan khác xác minh', 'While another agency verifies')}
        options={yes(t('Thời hạn tạm dừng', 'The clock stands still'))}
      />
      <Checkboxes
        {...typed}
        name="verificationConsents"
        legend={t('Khi cơ quan được hỏi không trả lời', 'When the agency does not answer')}
        options={yes(t('Hết hạn được coi là đồng ý', 'Silence counts as consent'))}
      />
      <TextArea
        {...typed}
        name="links"
        label={t('Thủ tục liên thông', 'Linked procedures')}
        hint={t(
          'Mỗi dòng một thủ tục: mã | tên | cơ quan. Kể cả phần của xã.',
          'One to a line: code | name | agency. The commune’s own part too.',
        )}
        rows={4}
        optional
      />
      <TextField {...typed} name="citation" label={t('Căn cứ pháp lý', 'Legal ground')} />
      <DateField {...typed} name="effectiveFrom" label={t('Áp dụng từ ngày', 'In force from')} />
    </>
  )
}

function Past({ past }: { past: readonly Entry[] }) {
  const { t, lang } = useView()
  if (past.length === 0) return null
  return (
    <Panel title={t('Đã quy định', 'Entries')}>
      <Table
        caption={t('Các lần quy định', 'Entries')}
        hideCaption
        rows={past}
        columns={[
          {
            key: 'from',
            head: t('Áp dụng từ', 'From'),
            tight: true,
            cell: ({ effectiveFrom }) => dateText(lang, effectiveFrom),
          },
          { key: 'ground', head: t('Căn cứ', 'Ground'), cell: ({ citation }) => citation },
          { key: 'by', head: t('Người đặt', 'By'), cell: ({ setByName }) => setByName },
        ]}
      />
    </Panel>
  )
}
