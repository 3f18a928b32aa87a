import type { Officer } from '#modules/accounts/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Select, TextField } from '#ui/field.tsx'
import { Button, FieldRow, Form, Hidden } from '#ui/form.tsx'
import { moneyText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Script } from '#ui/script.tsx'
import { SubNav } from '#ui/tabs.tsx'
import { useView } from '#ui/view.ts'

import { kinds, type Kind } from '../domain.ts'
import type { CopyRate } from '../fee.ts'
import { groundCodes, grounds } from '../grounds.ts'
import type { Frequent } from '../store.ts'
import { kindSlugs, kindWords } from '../words.ts'
import { PaperRows } from './paper-rows.tsx'

export const home = '/can-bo/chung-thuc'

export type CounterProps = {
  kind: Kind
  filled: Filled
  errors?: Errors | undefined
  rows: number
  total: number | undefined
  found?: { kind: 'ok' | 'info'; text: string } | undefined
  suggestions: readonly Frequent[]
  /** By which the browser keeps the running total. */
  rate: CopyRate
  signers: readonly Officer[]
  signer: string | undefined
  once: string
}

/** Chứng thực tại quầy: one screen for a whole visit. */
export function CounterPage(props: CounterProps) {
  const { t } = useView()
  const { kind, filled, errors, signers, signer, once } = props
  return (
    <Page frame="staff" wide title={t('Chứng thực tại quầy', 'Certification at the counter')}>
      <SubNav
        label={t('Loại việc', 'Kind')}
        current={`${home}?loai=${kindSlugs[kind]}`}
        items={kinds.map((one) => ({
          href: `${home}?loai=${kindSlugs[one]}`,
          text: t(...kindWords[one]),
        }))}
      />
      <ErrorSummary {...{ errors }} />
      {signers.length === 0 && <NoSigner />}
      <Form action={home} once={once} class="cert" id="chung-thuc">
        <Hidden name="loai" value={kindSlugs[kind]} />
        <Requester {...props} />
        <PaperRows {...props} />
        <div class="cert__end">
          <Select
            name="ky"
            label={t('Người ký chứng thực', 'Signer')}
            options={signers.map(({ id, name, position }) => ({
              value: id,
              text: position ? `${name}, ${position}` : name,
            }))}
            value={signer}
            {...{ filled, errors }}
          />
          <TextField
            name="hoso"
            label={t('Mã hồ sơ, nếu đã nộp hồ sơ', 'Dossier code, if there is one')}
            autocomplete="off"
            {...{ filled: props.filled, errors }}
          />
          <Total {...props} />
          <Button name="_xong" value="1">
            {t('Chứng thực', 'Certify')}
          </Button>
        </div>
        <p class="muted">
          {t(
            'Bàn phím: quét thẻ; gõ số của tên hay gặp; Enter sang ô tiếp theo; Enter ở dòng trống để tới nút Chứng thực; Ctrl+Enter để chứng thực ngay.',
            'Keys: scan the card; type the number of a frequent name; Enter goes on; Enter in an empty row goes to the button; Ctrl+Enter certifies.',
          )}
        </p>
      </Form>
      <Checklist />
      <Script name="island-certification" />
    </Page>
  )
}

function Requester({ filled, errors, found }: CounterProps) {
  const { t } = useView()
  return (
    <div data-requester>
      <FieldRow>
        <TextField
          name="nguoi"
          label={t('Quét thẻ căn cước, hoặc số định danh', 'Scan the card, or identity number')}
          autocomplete="off"
          begins={!found && !errors}
          {...{ filled, errors }}
        />
        <Button kind="secondary" name="_tim" value="1">
          {t('Tìm người này', 'Look up')}
        </Button>
        <TextField
          name="ten"
          label={t('Họ, chữ đệm, tên', 'Full name')}
          autocomplete="off"
          {...{ filled, errors }}
        />
      </FieldRow>
      <output class="cert__found">
        {found && <Notice kind={found.kind} title={found.text} />}
      </output>
    </div>
  )
}

function Total({ total }: Pick<CounterProps, 'total'>) {
  const { t, lang } = useView()
  return (
    <div class="cert__total">
      <p>
        {t('Lệ phí', 'Fee')}:{' '}
        <output data-total>{total === undefined ? '–' : moneyText(lang, total)}</output>
      </p>
      <Button kind="secondary" small name="_tinh" value="1">
        {t('Tính', 'Compute')}
      </Button>
    </div>
  )
}

function NoSigner() {
  const { t } = useView()
  return (
    <Notice kind="stop" title={t('Chưa có ai được giao ký chứng thực.', 'Nobody may sign yet.')}>
      {t(
        'Quản trị giao quyền “Ký chứng thực” cho lãnh đạo tại mục Vai trò.',
        'An administrator gives the permission to sign in Roles.',
      )}
    </Notice>
  )
}

/** At hand, and closed: it is read when in doubt. */
function Checklist() {
  const { t } = useView()
  return (
    <details class="fold">
      <summary>{t('Khi nào phải từ chối?', 'When must it be refused?')}</summary>
      <Panel title={t('Không chứng thực khi', 'Not certified when')}>
        <ul>
          {groundCodes.map((code) => (
            <li key={code}>{t(...grounds[code])}</li>
          ))}
        </ul>
        <p>
          <a href={`${home}/tu-choi`}>{t('Ghi một lượt từ chối', 'Write down a refusal')}</a>
        </p>
        <p class="muted">
          {t(
            'Không đòi bản chính giấy tờ đã có trên VNeID khi người dân đã xuất trình; nếu pháp luật không yêu cầu bản chứng thực thì phải nói cho người dân biết.',
            'Do not ask for originals that VNeID shows; tell people when no certified copy is required.',
          )}
        </p>
      </Panel>
    </details>
  )
}
